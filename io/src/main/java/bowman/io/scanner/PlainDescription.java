package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Descriptions without a known form. */
record PlainDescription(List<PageText> pages) implements SlideDescription {

    private static final Pattern BESIDE =
            Pattern.compile("(?<![a-z])(label|macro|thumbnail)(?![a-z])", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 100;

    @Override
    public String format() {
        return "TIFF";
    }

    @Override
    public Resolution resolution(int page) {
        return Resolution.unknown(Source.TIFF_TAGS);
    }

    @Override
    public String name(int page) {
        return named(pages.get(page));
    }

    /** The name of an image whose description has the word for it. */
    static String named(PageText page) {
        Matcher matcher = BESIDE.matcher(page.description());
        return page.description().length() < LONGEST_NAME && matcher.find()
                ? matcher.group().toLowerCase(Locale.ROOT) : "";
    }

    /** Returns whether a name is one of images beside the slide. */
    static boolean isBeside(String name) {
        return BESIDE.matcher(name).find();
    }
}

package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.Locale;

/** Descriptions without a known form. */
record PlainDescription(List<PageText> pages) implements SlideDescription {

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
        String text = page.description().toLowerCase(Locale.ROOT);
        return List.of("label", "macro", "thumbnail").stream().filter(word -> text.length() < 100 && text.contains(
                word))
                .findFirst().orElse("");
    }
}

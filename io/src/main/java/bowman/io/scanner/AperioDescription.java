package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The descriptions of Aperio's scanners: a line with the program, one with the image, and values after bars. */
record AperioDescription(List<PageText> pages) implements SlideDescription {

    private static final Pattern MICRONS = Pattern.compile("\\|\\s*MPP\\s*=\\s*([^|\\s]+)");

    @Override
    public String format() {
        return "Aperio SVS";
    }

    @Override
    public boolean tilesLevels() {
        return true;
    }

    @Override
    public Resolution resolution(int page) {
        for (PageText text : List.of(pages.get(page), pages.getFirst())) {
            Matcher matcher = MICRONS.matcher(text.description());
            if (matcher.find()) {
                // Some systems write a decimal comma.
                double microns = Resolution.number(matcher.group(1).replace(',', '.'));
                return Double.isNaN(microns)
                        ? Resolution.notUnderstood(Source.APERIO,
                                "the Aperio description gives it as \"" + matcher.group(1) + "\"")
                        : Resolution.of(microns, microns, Source.APERIO);
            }
        }
        return Resolution.unknown(Source.APERIO);
    }

    /** The second image may be the thumbnail or a level, but not the slide. */
    @Override
    public boolean mayBeSlide(int page) {
        return page == 0 || page > 1 && SlideDescription.super.mayBeSlide(page);
    }

    @Override
    public boolean mayBeLevel(int full, int page) {
        return page == 1 || SlideDescription.super.mayBeLevel(full, page);
    }

    /** The second image is the thumbnail; the second line of a description names the others. */
    @Override
    public String name(int page) {
        String[] lines = pages.get(page).description().split("\r?\n");
        return page == 1 ? "thumbnail" : lines.length < 2 ? "" : lines[1].strip().split("\\s")[0];
    }
}

package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The descriptions of Trestle's scanners (MedScan): names and values between semicolons, with the overlaps of tiles. */
record TrestleDescription(List<PageText> pages) implements SlideDescription {

    private static final Pattern OVERLAP = Pattern.compile("OverlapsXY=[\\s0]*[1-9]");

    @Override
    public String format() {
        return "Trestle TIFF";
    }

    @Override
    public Resolution resolution(int page) {
        return Resolution.unknown(Source.TIFF_TAGS);
    }

    @Override
    public List<String> remarks(int full) {
        Matcher matcher = OVERLAP.matcher(pages.getFirst().description());
        return matcher.find() ? List.of(
                "the tiles of this slide overlap, and what they share is shown twice; convert it"
                        + " with vips tiffsave or Bio-Formats to have them joined") : List.of();
    }
}

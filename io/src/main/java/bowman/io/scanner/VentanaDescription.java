package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The descriptions of Ventana's scanners (BIF): XMP with the resolution and the overlaps of tiles, and the magnification
 * of each level.
 *
 * @param microns the size of a pixel in um, NaN if it is unknown
 * @param overlap the most columns or rows that neighbouring tiles share
 * @param pages the texts of the images
 */
record VentanaDescription(double microns, int overlap, List<PageText> pages) implements SlideDescription {

    private static final Pattern LEVEL = Pattern.compile("level=\\d+\\s+mag=([0-9.]+)");

    static VentanaDescription of(String xmp, List<PageText> pages) {
        double[] microns = {Double.NaN};
        int[] overlap = {0};
        String all = String.join("", pages.stream().map(PageText::xmp).filter(text -> text.contains("TileJointInfo"))
                .findFirst().stream().toList());
        XmlElement.parse(xmp, element -> {
            if (element.name().equals("iScan")) {
                microns[0] = element.number("ScanRes");
            }
        });
        XmlElement.parse(all, element -> {
            if (element.name().equals("TileJointInfo")) {
                overlap[0] = Math.max(overlap[0], Math.max(element.integer("OverlapX").orElse(0),
                        element.integer("OverlapY").orElse(0)));
            }
        });
        return new VentanaDescription(microns[0], overlap[0], List.copyOf(pages));
    }

    @Override
    public String format() {
        return "Ventana BIF";
    }

    @Override
    public Resolution resolution(int page) {
        return Resolution.of(microns, microns, Source.VENTANA);
    }

    @Override
    public String name(int page) {
        return PlainDescription.named(pages.get(page));
    }

    private OptionalDouble magnification(int page) {
        Matcher matcher = LEVEL.matcher(pages.get(page).description());
        return matcher.find() ? OptionalDouble.of(Resolution.number(matcher.group(1))) : OptionalDouble.empty();
    }

    @Override
    public boolean mayBeSlide(int page) {
        return magnification(page).isPresent();
    }

    @Override
    public OptionalDouble downsample(int full, int page) {
        double ratio = magnification(full).orElse(Double.NaN) / magnification(page).orElse(Double.NaN);
        return ratio >= 1 && ratio < Double.POSITIVE_INFINITY ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    @Override
    public boolean padsLevels() {
        return true;
    }

    @Override
    public List<String> remarks(int full) {
        return overlap > 0 ? List.of("the tiles of this slide overlap by up to " + overlap
                + " pixels, which are shown twice; convert it with QuPath or Bio-Formats to have them joined")
                : List.of();
    }
}

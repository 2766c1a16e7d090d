package bowman.io.tiff;

import bowman.io.slide.PixelSize;
import bowman.io.slide.PixelSize.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pixel size of a TIFF. The description of the scanner takes precedence over the resolution tags, which many
 * programs fill with a default; a size that is implausible for a slide is ignored.
 *
 * @param size empty if there is no plausible one
 * @param remarks the pixel sizes that were ignored, and why
 */
record TiffPixelSize(Optional<PixelSize> size, List<String> remarks) {

    private static final Pattern APERIO = Pattern.compile("\\|\\s*MPP\\s*=\\s*([0-9]*\\.?[0-9]+)");
    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;
    /** The largest relative difference of width and height of pixels that count as square. */
    private static final double SQUARE = 0.02;

    /** @param page that of level 0 */
    static TiffPixelSize of(TiffPage page) {
        List<String> remarks = new ArrayList<>();
        String description = page.tags().text(TiffDirectory.DESCRIPTION).orElse("");
        Optional<PixelSize> size = believed(aperio(description), aperio(description), Source.APERIO, remarks);
        Optional<OmeXml> ome = OmeXml.of(description);
        if (size.isEmpty() && ome.isPresent()) {
            size = believed(ome.get().micronsX(), ome.get().micronsY(), Source.OME_XML, remarks);
        }
        if (size.isEmpty()) {
            size = believed(resolution(page.tags(), TiffDirectory.X_RESOLUTION),
                    resolution(page.tags(), TiffDirectory.Y_RESOLUTION), Source.TIFF_TAGS, remarks);
        }
        return new TiffPixelSize(size, List.copyOf(remarks));
    }

    private static Optional<PixelSize> believed(OptionalDouble x, OptionalDouble y, Source source,
            List<String> remarks) {
        if (x.isEmpty()) {
            return Optional.empty();
        }
        PixelSize said = new PixelSize(x.getAsDouble(), source);
        double other = y.orElse(said.micronsPerPixel());
        if (!said.isPlausible()) {
            remarks.add("the pixel size is unknown: " + said + " is implausible for a slide");
            return Optional.empty();
        }
        if (Math.abs(other / said.micronsPerPixel() - 1) > SQUARE) {
            remarks.add(String.format(Locale.ROOT, "the pixel size is unknown: pixels of %.4g by %.4g um (%s) are"
                    + " not square", said.micronsPerPixel(), other, source));
            return Optional.empty();
        }
        return Optional.of(said);
    }

    private static OptionalDouble aperio(String description) {
        Matcher matcher = APERIO.matcher(description);
        return description.startsWith("Aperio") && matcher.find() ? size(Double.parseDouble(matcher.group(1)))
                : OptionalDouble.empty();
    }

    private static OptionalDouble resolution(TiffDirectory tags, int tag) {
        double microns = switch ((int) tags.number(TiffDirectory.RESOLUTION_UNIT, INCH)) {
            case INCH -> 25400;
            case CENTIMETRE -> 10000;
            default -> Double.NaN;
        };
        return size(microns / tags.real(tag).orElse(Double.NaN));
    }

    private static OptionalDouble size(double size) {
        return size > 0 && size < Double.POSITIVE_INFINITY ? OptionalDouble.of(size) : OptionalDouble.empty();
    }
}

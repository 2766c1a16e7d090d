package bowman.io.tiff;

import bowman.io.scanner.Resolution;
import bowman.io.scanner.SlideDescription;
import bowman.io.slide.PixelSize;
import bowman.io.slide.PixelSize.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The pixel size of a TIFF. The description of the scanner takes precedence over the resolution tags, which many
 * programs fill with a default; a size that is implausible for a slide is ignored.
 *
 * @param size empty if there is no plausible one
 * @param remarks the pixel sizes that were ignored, and why
 */
record TiffPixelSize(Optional<PixelSize> size, List<String> remarks) {

    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;
    /** The largest relative difference of width and height of pixels that count as square. */
    private static final double SQUARE = 0.02;

    static TiffPixelSize of(TiffPyramid pyramid) {
        List<String> remarks = new ArrayList<>();
        SlideDescription description = pyramid.description();
        TiffDirectory tags = pyramid.levels().getFirst().page().tags();
        Resolution said = description.resolution(pyramid.number());
        Optional<PixelSize> size = believed(said.micronsX(), said.micronsY(), said.source(), remarks);
        if (size.isEmpty() && !said.reason().isEmpty()) {
            remarks.add("the pixel size is unknown: " + said.reason());
        }
        if (size.isEmpty()) {
            OptionalDouble unit = description.micronsPerUnit();
            size = believed(resolution(tags, TiffDirectory.X_RESOLUTION, unit),
                    resolution(tags, TiffDirectory.Y_RESOLUTION, unit),
                    unit.isPresent() ? said.source() : Source.TIFF_TAGS, remarks);
        }
        if (size.isEmpty() && remarks.isEmpty() && tags.has(TiffDirectory.X_RESOLUTION)) {
            double pixels = tags.real(TiffDirectory.X_RESOLUTION).orElse(Double.NaN);
            long unit = tags.number(TiffDirectory.RESOLUTION_UNIT, INCH);
            boolean known = unit == INCH || unit == CENTIMETRE;
            // A resolution of 1 without a unit is what writers fill in.
            if (known || pixels > 1) {
                remarks.add(String.format(Locale.ROOT, "the pixel size is unknown: the resolution tags say %.4g pixels"
                        + " per unit%s", pixels, known ? "" : " and no unit"));
            }
        }
        return new TiffPixelSize(size, List.copyOf(remarks));
    }

    private static Optional<PixelSize> believed(OptionalDouble x, OptionalDouble y, Source source,
            List<String> remarks) {
        if (x.isEmpty() && y.isEmpty()) {
            return Optional.empty();
        }
        PixelSize said = new PixelSize(x.isPresent() ? x.getAsDouble() : y.getAsDouble(), source);
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

    /** @param said the number of um in the unit, if a description names one */
    private static OptionalDouble resolution(TiffDirectory tags, int tag, OptionalDouble said) {
        double microns = said.orElse(switch ((int) tags.number(TiffDirectory.RESOLUTION_UNIT, INCH)) {
            case INCH -> 25400;
            case CENTIMETRE -> 10000;
            default -> Double.NaN;
        });
        double size = microns / tags.real(tag).orElse(Double.NaN);
        return size > 0 && size < Double.POSITIVE_INFINITY ? OptionalDouble.of(size) : OptionalDouble.empty();
    }
}

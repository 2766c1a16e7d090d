package bowman.io.report;

import bowman.io.slide.PixelSize;
import java.util.Optional;

/** Lengths and areas as a report shows them: in micrometres where the scale is known, otherwise in pixels. */
record Measure(Optional<PixelSize> pixelSize) {

    private static final double SQUARE_MICRONS = 1e6;

    boolean known() {
        return pixelSize.isPresent();
    }

    private double unit() {
        return pixelSize.map(PixelSize::micronsPerPixel).orElse(1.0);
    }

    /** The diameter of the disc of an area in pixels. */
    double diameter(double area) {
        return 2 * Math.sqrt(area / Math.PI) * unit();
    }

    /** An area in pixels, in the unit of areas. */
    double area(double pixels) {
        return pixels * unit() * unit();
    }

    /** An area in pixels, in square millimetres; only where the scale is known. */
    double squareMillimetres(double pixels) {
        return area(pixels) / SQUARE_MICRONS;
    }

    String lengthUnit() {
        return known() ? "µm" : "px";
    }

    String areaUnit() {
        return known() ? "µm²" : "px";
    }
}

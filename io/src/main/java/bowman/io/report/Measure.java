package bowman.io.report;

import bowman.io.slide.PixelSize;
import java.util.Optional;

/** Converts lengths and areas to the units of a report: micrometres if the pixel size is known, otherwise pixels. */
record Measure(Optional<PixelSize> pixelSize) {

    private static final double SQUARE_MICRONS = 1e6;

    boolean known() {
        return pixelSize.isPresent();
    }

    private double unit() {
        return pixelSize.map(PixelSize::micronsPerPixel).orElse(1.0);
    }

    /** The diameter of a disc of the given area in pixels. */
    double diameter(double area) {
        return 2 * Math.sqrt(area / Math.PI) * unit();
    }

    /** An area in pixels, converted to the unit of areas. */
    double area(double pixels) {
        return pixels * unit() * unit();
    }

    /** An area in pixels, converted to square millimetres; only if the pixel size is known. */
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

package bowman.io.export;

import bowman.io.slide.PixelSize;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement in QuPath's tables.
 *
 * @param name with its unit
 * @param value as text
 */
record Measurement(String name, String value) {

    /** The measurements of an instance, in micrometres if the pixel size is known, otherwise in pixels of level 0. */
    static List<Measurement> of(PlacedInstance placed, SlideInstances found) {
        double scale = found.pixelSize().map(PixelSize::micronsPerPixel).orElse(1.0);
        String unit = found.pixelSize().isPresent() ? "um" : "px";
        int decimals = found.pixelSize().isPresent() ? Decimals.MICRONS : Decimals.PIXELS;
        List<Measurement> all = new ArrayList<>();
        all.add(new Measurement("Area " + unit + "^2", Decimals.text(placed.area() * scale * scale, decimals)));
        all.add(new Measurement("Perimeter " + unit, Decimals.text(placed.perimeter() * scale, decimals)));
        all.add(new Measurement("Equivalent diameter " + unit,
                Decimals.text(placed.equivalentDiameter() * scale, decimals)));
        all.add(new Measurement("Circularity", Decimals.text(placed.instance().circularity(), Decimals.RATIO)));
        if (found.probabilities() == SlideInstances.Probabilities.KNOWN) {
            all.add(new Measurement("Mean probability",
                    Decimals.text(placed.instance().meanProbability(), Decimals.RATIO)));
            all.add(new Measurement("Maximum probability",
                    Decimals.text(placed.instance().maximumProbability(), Decimals.RATIO)));
        }
        all.add(new Measurement("Touches border", placed.instance().touchesBorder() ? "1" : "0"));
        return all;
    }
}

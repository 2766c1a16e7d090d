package bowman.intensity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The choice of the intensity range by which an image is scaled to 0...1 before it is standardized. */
public enum IntensityScaling {

    /** The range of 8-bit samples, 0 to 255: the same for every image. */
    FIXED,

    /**
     * The range of each window, from the least to the greatest sample of all channels, as MONAI's {@code
     * ScaleIntensity} does and with it the networks of the KPIs challenge. The same tissue looks different in two
     * windows.
     */
    WINDOW,

    /** One range for a whole slide: evens out differences of stain and scanner, and leaves no seams between windows. */
    SLIDE;

    /**
     * Returns the scaling of the given name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static IntensityScaling named(String name) {
        return Arrays.stream(values()).filter(scaling -> scaling.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name
                        + "' is not an intensity scaling; there are " + Arrays.stream(values())
                                .map(IntensityScaling::toString).collect(Collectors.joining(", "))));
    }

    /** Returns the name used on the command line and in model files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

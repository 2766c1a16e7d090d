package bowman.intensity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By which range of intensities an image is scaled to 0...1 before it is standardized. */
public enum IntensityScaling {

    /** That of 8-bit samples, 0 to 255: every image alike. */
    FIXED,

    /**
     * That of each window, from the least to the greatest sample of all channels, as MONAI's {@code ScaleIntensity}
     * does and with it the networks of the KPIs challenge. The same tissue looks different in two windows.
     */
    WINDOW,

    /** One for a whole slide: evens out what stain and scanner do, and leaves no seams between windows. */
    SLIDE;

    /**
     * The scaling of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static IntensityScaling named(String name) {
        return Arrays.stream(values()).filter(scaling -> scaling.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name
                        + "' is no scaling of intensities; there are " + Arrays.stream(values())
                        .map(IntensityScaling::toString).collect(Collectors.joining(", "))));
    }

    /** The name as the command line and a model's file have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package bowman.segment;

import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.intensity.Standardization;
import bowman.io.image.AxisFilter;
import bowman.io.slide.ScaledSlide;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.util.Arrays;

/** Reads the windows of a slide as input of the network. Not thread-safe: each thread has a reader of its own. */
final class WindowReader {

    private final ScaledSlide image;
    private final Windows windows;
    private final int inputSize;
    private final IntensityScaling scaling;
    private final IntensityRange range;
    private final byte[] rgb;
    private final AxisFilter filter;
    private final float[] filtered;

    /** @param range of the slide's intensities; unused if each window has its own range */
    WindowReader(ScaledSlide image, Windows windows, int inputSize, IntensityScaling scaling, IntensityRange range) {
        this.image = image;
        this.windows = windows;
        this.inputSize = inputSize;
        this.scaling = scaling;
        this.range = range;
        this.rgb = new byte[3 * windows.size() * windows.size()];
        this.filter = AxisFilter.linear(windows.size(), inputSize);
        this.filtered = new float[3 * inputSize];
    }

    /**
     * Reads a window.
     *
     * @param colors takes red, green and blue of each pixel of the network's input, standardized
     */
    void read(int index, float[] colors) throws IOException {
        image.read(windows.region(index), rgb);
        if (inputSize == windows.size()) {
            for (int i = 0; i < colors.length; i++) {
                colors[i] = (rgb[i] & 0xFF) / 255f;
            }
        } else {
            resize(colors);
        }
        Standardization.IMAGENET.apply(colors, scaling == IntensityScaling.WINDOW ? IntensityRange.of(rgb) : range,
                colors, 0);
    }

    private void resize(float[] colors) {
        int line = 3 * inputSize;
        for (int row = 0; row < inputSize; row++) {
            int offset = row * line;
            Arrays.fill(colors, offset, offset + line, 0);
            for (int tap = 0; tap < filter.taps(); tap++) {
                float weight = filter.weight(row, tap) / 255f;
                filter.apply(rgb, 3 * windows.size() * (filter.first(row) + tap), 0, 3, filtered);
                for (int i = 0; i < line; i++) {
                    colors[offset + i] += weight * filtered[i];
                }
            }
        }
    }
}

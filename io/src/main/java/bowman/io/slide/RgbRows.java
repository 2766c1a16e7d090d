package bowman.io.slide;

import bowman.io.image.RgbImage;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;

/**
 * Converts parts of rows of a decoded image to RGB bytes. Samples are taken from the file without colour management, as
 * in the training of networks. (Java's own conversion would also brighten gray images.)
 */
@FunctionalInterface
interface RgbRows {

    /** Writes {@code count} pixels of row {@code y} from column {@code x} on. */
    void read(int x, int y, int count, byte[] rgb, int offset);

    static RgbRows of(RgbImage image) {
        return (x, y, count, rgb, offset) -> System.arraycopy(image.pixels(), 3 * (y * image.width() + x), rgb, offset,
                3 * count);
    }

    /** What keeps an image from being shown as RGB, in words that follow "it has"; usually empty. */
    static Optional<String> defect(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int bits = Arrays.stream(model.getComponentSize()).max().orElse(0);
        int type = image.getRaster().getTransferType();
        if (model instanceof IndexColorModel) {
            return Optional.empty();
        }
        return switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY, ColorSpace.TYPE_RGB -> type == DataBuffer.TYPE_FLOAT
                    || type == DataBuffer.TYPE_DOUBLE ? Optional.of("floating-point samples")
                    : type == DataBuffer.TYPE_SHORT ? Optional.of("signed samples")
                    : bits > 16 ? Optional.of("samples of " + bits + " bits")
                    : image.getRaster().getNumBands() < model.getColorSpace().getNumComponents()
                            ? Optional.of("fewer samples than colours") : Optional.empty();
            case ColorSpace.TYPE_CMYK -> Optional.of("inks (CMYK) instead of colours");
            default -> Optional.of("colours that are neither gray nor RGB");
        };
    }

    /**
     * The rows of an image without a {@link #defect}.
     *
     * @param most the sample of full intensity
     * @param background the colour behind transparent pixels, 0xRRGGBB
     */
    static RgbRows of(BufferedImage image, int most, int background) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        return model instanceof IndexColorModel palette
                ? (x, y, count, bytes, offset) -> palette(palette, raster, background, x, y, count, bytes, offset)
                : (x, y, count, bytes, offset) -> samples(model, raster, most, background, x, y, count, bytes, offset);
    }

    private static void palette(IndexColorModel model, Raster raster, int background, int x, int y, int count,
            byte[] rgb, int offset) {
        int[] indices = raster.getSamples(raster.getMinX() + x, raster.getMinY() + y, count, 1, 0, (int[]) null);
        for (int i = 0; i < count; i++) {
            int color = model.getRGB(indices[i]);
            int alpha = color >>> 24;
            for (int c = 0; c < 3; c++) {
                rgb[offset + 3 * i + c] = over(channel(background, c), channel(color, c), alpha, alpha, 255);
            }
        }
    }

    private static void samples(ColorModel model, Raster raster, int most, int background, int x, int y, int count,
            byte[] rgb, int offset) {
        int colors = model.getColorSpace().getNumComponents();
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(raster.getMinX() + x, raster.getMinY() + y, count, 1, (int[]) null);
        boolean transparent = model.hasAlpha() && bands > colors;
        boolean weighted = model.isAlphaPremultiplied();
        int opaque = (1 << model.getComponentSize(0)) - 1;
        for (int i = 0; i < count; i++) {
            int alpha = transparent ? samples[i * bands + colors] : opaque;
            for (int c = 0; c < 3; c++) {
                int sample = Math.min(most, samples[i * bands + (colors == 1 ? 0 : c)]);
                int scaled = most == opaque ? sample : (int) ((long) sample * opaque / most);
                rgb[offset + 3 * i + c] =
                        over(channel(background, c), scaled, weighted ? opaque : alpha, alpha, opaque);
            }
        }
    }

    private static int channel(int color, int c) {
        return color >> 16 - 8 * c & 0xFF;
    }

    /**
     * A sample of 0...most as a byte, blended with the background where the image is transparent.
     *
     * @param behind the background, 0 to 255
     * @param weight of the sample: its alpha, or {@code most} if it is premultiplied
     */
    private static byte over(int behind, int sample, int weight, int alpha, int most) {
        if (alpha == most && most == 255) {
            return (byte) sample;
        }
        long all = (long) most * most;
        long blended = 255L * sample * weight + (long) behind * most * (most - alpha);
        return (byte) ((blended + all / 2) / all);
    }
}

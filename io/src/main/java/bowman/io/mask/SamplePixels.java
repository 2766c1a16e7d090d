package bowman.io.mask;

import bowman.io.slide.ImageFile;
import bowman.io.slide.ImageTags;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;

/**
 * The pixels of a decoded gray or RGB image of any type of samples. Transparent pixels are background; if all others
 * are black, the mask is in the transparency.
 */
final class SamplePixels implements MaskPixels {

    private static final int BYTE = 255;
    private static final double UNSIGNED = 1L << 32;

    private final Raster raster;
    private final boolean lossy;
    private final int colors;
    private final int alpha;
    private final boolean alphaOnly;
    private final boolean signed;
    /** The highest sample of a type of 8 or 16 bits, 1 for floating point, 0 for other types. */
    private final int most;
    private final List<String> remarks = new ArrayList<>();
    private double[] samples;

    /** @param tags of the file */
    SamplePixels(ImageFile decoded, ImageTags tags, List<String> remarks) {
        ColorModel model = decoded.image().getColorModel();
        this.raster = decoded.image().getRaster();
        this.lossy = decoded.lossy();
        this.colors = model.getNumColorComponents();
        this.alpha = model.hasAlpha() && raster.getNumBands() > colors ? colors : -1;
        this.signed = tags.number(ImageTags.SAMPLE_FORMAT).orElse(1) == 2;
        this.most = switch (raster.getSampleModel().getDataType()) {
            case DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT -> signed ? 0
                    : (1 << raster.getSampleModel().getSampleSize(0)) - 1;
            case DataBuffer.TYPE_INT -> raster.getSampleModel().getSampleSize(0) == 8 ? BYTE : 0;
            case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> 1;
            default -> 0;
        };
        this.alphaOnly = alpha >= 0 && isMaskInAlpha();
        this.remarks.addAll(remarks);
        int used = colors + (alpha < 0 ? 0 : 1);
        int stored = Math.max(raster.getNumBands(), tags.number(ImageTags.SAMPLES).orElse(1));
        if (stored > used) {
            this.remarks.add("only the first " + (colors == 1 ? "of " + stored + " channels is"
                    : colors + " of " + stored + " channels are")
                    + " used; if the glomeruli are in another one, save that as a mask of its own");
        }
        if (alphaOnly) {
            this.remarks.add("all colours are black, so the mask is read from the transparency (alpha)");
        }
    }

    private boolean isMaskInAlpha() {
        boolean opaque = false;
        boolean transparent = false;
        for (int y = 0; y < raster.getHeight(); y++) {
            load(y);
            for (int i = 0; i < samples.length; i += raster.getNumBands()) {
                transparent |= samples[i + alpha] == 0;
                opaque |= samples[i + alpha] != 0;
                for (int c = 0; c < colors; c++) {
                    if (samples[i + c] != 0 && samples[i + alpha] != 0) {
                        return false;
                    }
                }
            }
        }
        return opaque && transparent;
    }

    private void load(int y) {
        samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int y, double[] numbers) {
        load(y);
        int bands = raster.getNumBands();
        for (int x = 0; x < raster.getWidth(); x++) {
            int i = x * bands;
            numbers[x] = alphaOnly ? samples[i + alpha]
                    : alpha >= 0 && samples[i + alpha] == 0 ? 0
                    : colors == 1 ? number(samples[i])
                    : Colors.number((int) samples[i], (int) samples[i + 1], (int) samples[i + 2]);
        }
    }

    /** Rasters have no unsigned samples of 32 bits and no signed ones of 8 bits. */
    private double number(double sample) {
        return switch (raster.getSampleModel().getDataType()) {
            case DataBuffer.TYPE_INT -> sample < 0 && !signed ? sample + UNSIGNED : sample;
            case DataBuffer.TYPE_BYTE -> signed ? (byte) sample : sample;
            default -> sample;
        };
    }

    @Override
    public int level(double number) {
        double sample = colors == 1 || alphaOnly ? number : Colors.highest(number);
        return most == 0 ? sample == 0 ? 0 : BYTE : (int) Math.clamp(sample * BYTE / most, 0, BYTE);
    }

    @Override
    public boolean isColored(double number) {
        return colors == 3 && !alphaOnly && Colors.isColored(number, most);
    }

    @Override
    public boolean hasLevel(double number) {
        return most > 0 && (colors == 3 || number <= most);
    }

    @Override
    public boolean isLossy() {
        return lossy;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }
}

package bowman.io.mask;

import bowman.io.mask.MaskFile.Fit;
import bowman.io.slide.BadTiles;
import bowman.io.slide.ImageFile;
import bowman.io.slide.ImageRemarks;
import bowman.io.slide.ImageTags;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.metrics.Grouping;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a mask in a file. Tiles and strips of a TIFF of gray or RGB bytes are decoded when their rows are read, in
 * memory that does not grow with the mask; other images are decoded as a whole. Tiles that are missing in the file and
 * transparent pixels are negative; a tile that cannot be decoded makes reading throw, since any replacement would
 * distort the results.
 *
 * <p>What the numbers in the file mean is decided by all of them, unless it is given, so a mask is read twice. See
 * {@link #choice}, {@link #remarks} and {@link #coverage} for what the user should be told.
 */
public final class MaskReader implements LabelRows, AutoCloseable {

    /** Opens masks with a black background, since the white one of slides would be positive. */
    private static final SlideSettings SETTINGS =
            SlideSettings.DEFAULT.withBadTiles(BadTiles.FAIL).withBackground(0x000000);

    private static final int PALETTE = 3;
    /** Larger ones are read in parts, which gives the colours of a palette instead of its indices. */
    private static final long MOST_DECODED = 1L << 29;

    private final Path file;
    private final Optional<Slide> slide;
    private final Optional<PixelSize> pixelSize;
    private final MaskPixels pixels;
    private final MaskReading reading;
    private final List<String> remarks;
    private final Optional<String> coverage;
    private final double[] values;
    private final LabelNumbers numbers;
    private int row;

    /** @param slide empty if the mask was decoded as a whole */
    private MaskReader(Path file, Optional<Slide> slide, Optional<PixelSize> pixelSize, MaskPixels pixels,
            MaskReading reading, List<String> remarks, Optional<String> coverage) {
        this.file = file;
        this.slide = slide;
        this.pixelSize = pixelSize;
        this.pixels = pixels;
        this.reading = reading;
        this.remarks = List.copyOf(remarks);
        this.coverage = coverage;
        this.values = new double[pixels.width()];
        this.numbers = new LabelNumbers(reading.positive());
    }

    /**
     * Opens a mask, and decides by its numbers what they mean.
     *
     * @throws SlideException if the file is missing, is not an image, is damaged, or is no mask
     */
    public static MaskReader open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /**
     * Opens a mask.
     *
     * @param values the meaning of its numbers; if empty, it is decided by the numbers
     * @throws SlideException if the file is missing, is not an image, is damaged, or is no such mask
     */
    public static MaskReader open(Path file, Optional<MaskValues> values) throws IOException {
        Optional<Slide> slide = Slide.openInParts(file, SETTINGS);
        List<ImageTags> images = ImageTags.all(file);
        int number = ImageTags.largest(images);
        ImageTags tags = images.isEmpty() ? new ImageTags(Map.of()) : images.get(number);
        Optional<PixelSize> pixelSize = slide.flatMap(Slide::pixelSize);
        if (slide.isPresent() && needsWhole(slide.get(), tags)) {
            slide.get().close();
            slide = Optional.empty();
        }
        try {
            MaskPixels pixels = slide.isPresent() ? new SlidePixels(slide.get(), tags) : decoded(file, tags, number);
            MaskSurvey survey = MaskSurvey.of(pixels);
            if (slide.isPresent() && survey.foreground() == 0 && tags.number(ImageTags.SAMPLES).orElse(1) == 4
                    && isSmall(slide.get())) {
                // The mask may be in the transparency, which is blended with black here.
                slide.get().close();
                slide = Optional.empty();
                pixels = decoded(file, tags, number);
                survey = MaskSurvey.of(pixels);
            }
            MaskReading reading = values.isPresent() ? MaskReading.of(pixels, survey, values.get())
                    : MaskReading.of(pixels, survey);
            return new MaskReader(file, slide, pixelSize, pixels, reading, remarks(pixels, reading),
                    coverage(pixels, survey, reading));
        } catch (MaskException e) {
            close(slide);
            throw new SlideException(file + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            close(slide);
            throw e;
        }
    }

    private static void close(Optional<Slide> slide) throws IOException {
        if (slide.isPresent()) {
            slide.get().close();
        }
    }

    private static boolean needsWhole(Slide slide, ImageTags tags) {
        return tags.number(ImageTags.PHOTOMETRIC).orElse(1) == PALETTE && isSmall(slide);
    }

    private static boolean isSmall(Slide slide) {
        return slide.bounds().area() <= MOST_DECODED;
    }

    private static MaskPixels decoded(Path file, ImageTags tags, int number) throws IOException {
        int format = tags.number(ImageTags.SAMPLE_FORMAT).orElse(1);
        if (tags.number(ImageTags.BITS).orElse(1) == 64 && format != 3) {
            throw new MaskException("the samples are whole numbers of 64 bits, which cannot be read; save the mask with"
                    + " unsigned numbers of 8, 16 or 32 bits");
        }
        ImageFile image = ImageFile.decode(file, number);
        List<String> remarks = ImageRemarks.of(file);
        ColorModel model = image.image().getColorModel();
        if (model instanceof IndexColorModel palette) {
            return new PalettePixels(image, palette, remarks);
        }
        int type = image.image().getSampleModel().getDataType();
        boolean rgb = model.getColorSpace().getType() == ColorSpace.TYPE_RGB
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_INT);
        if (!rgb && model.getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
            throw new MaskException(
                    "the mask is neither gray nor RGB of 8 or 16 bits; convert it to an 8-bit gray PNG");
        }
        return new SamplePixels(image, tags, remarks);
    }

    private static List<String> remarks(MaskPixels pixels, MaskReading reading) {
        List<String> remarks = new ArrayList<>(pixels.remarks());
        if (reading.pieces() > 0) {
            remarks.add(reading.pieces() + " of its labels are in several pieces");
        }
        return remarks;
    }

    private static Optional<String> coverage(MaskPixels pixels, MaskSurvey survey, MaskReading reading) {
        long positive = survey.where(reading.positive());
        if (positive == 0) {
            return Optional.of("the mask has no positive pixel" + (survey.foreground() == 0 ? ""
                    : pixels.isLossy() ? "; its brightest one is " + survey.highestLevel() + " of 255, and with lossy"
                            + " compression pixels from " + MaskFile.LOSSY_THRESHOLD + " on are positive"
                    : ", though not all are 0"));
        }
        return 2 * positive <= survey.pixels() ? Optional.empty()
                : Optional.of("%.0f %% of the mask are positive; if its glomeruli are black, invert it".formatted(
                        100.0 * positive / survey.pixels()));
    }

    /** What was chosen for its numbers without being told, in words that follow the file's name; empty if obvious. */
    public Optional<String> choice() {
        return reading.choice();
    }

    /** What the file has that is unusual, in sentences without a full stop; usually empty. */
    public List<String> remarks() {
        return remarks;
    }

    /** That no pixel is positive, or most are, in a sentence without a full stop; usually empty. */
    public Optional<String> coverage() {
        return coverage;
    }

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public Grouping grouping() {
        return reading.grouping();
    }

    /**
     * The rows of the mask, of which none was read yet, in the size of its image.
     *
     * @param imageWidth columns of the image
     * @param imageHeight rows of the image
     * @throws SlideException if the mask has another size and must not
     */
    public LabelRows fitting(int imageWidth, int imageHeight, Fit fit) throws IOException {
        fit.check(file, width(), height(), imageWidth, imageHeight);
        return nearest(imageWidth, imageHeight);
    }

    /** The pixel size of the mask, if the file has one. */
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    @Override
    public void next(int[] labels) throws IOException {
        pixels.read(row++, values);
        numbers.of(values, labels);
        if (reading.grouping() == Grouping.CONNECTED) {
            for (int x = 0; x < width(); x++) {
                labels[x] = Math.min(labels[x], 1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        close(slide);
    }
}

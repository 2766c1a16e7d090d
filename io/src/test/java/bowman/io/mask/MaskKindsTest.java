package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.io.mask.NumberTiff.Samples;
import bowman.io.slide.Pictures;
import bowman.io.slide.SlideException;
import bowman.metrics.Grouping;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of masks that programs write, by what their numbers are taken for. */
class MaskKindsTest {

    private static final int SIDE = 40;
    private static final String LABELS = "its 3 values are labels, so each of them is an instance; positive makes"
            + " connected pixels an instance";

    @TempDir
    private Path folder;

    /** Three squares of 12 pixels that touch, numbered 1 to 3, and a background. */
    private static int label(int pixel) {
        int x = pixel % SIDE;
        int y = pixel / SIDE;
        return y < 10 || y >= 22 || x < 2 || x >= 38 ? 0 : 1 + (x - 2) / 12;
    }

    private static double[] numbers(IntUnaryOperator ofLabel) {
        return IntStream.range(0, SIDE * SIDE).mapToDouble(pixel -> ofLabel.applyAsInt(label(pixel))).toArray();
    }

    private static BufferedImage image(int type, IntUnaryOperator rgbOfLabel) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, rgbOfLabel.applyAsInt(label(pixel)));
        }
        return image;
    }

    private Path png(BufferedImage image) throws IOException {
        return Pictures.write(image, "png", folder.resolve("m.png"));
    }

    private static void assertLabels(Path file) throws IOException {
        try (MaskReader mask = MaskReader.open(file)) {
            assertThat(mask.grouping()).isEqualTo(Grouping.LABELLED);
            assertThat(mask.choice()).contains(LABELS);
            assertThat(mask.coverage()).isEmpty();
            assertSquares(mask);
        }
    }

    private static void assertSquares(LabelRows mask) throws IOException {
        int[] row = new int[SIDE];
        for (int y = 0; y < SIDE; y++) {
            mask.next(row);
            for (int x = 0; x < SIDE; x++) {
                assertThat(row[x]).as("pixel %d,%d", x, y).isEqualTo(label(y * SIDE + x));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Samples.class, mode = Mode.EXCLUDE, names = {"UINT64", "INT64"})
    void labelsOfAllTypesAreInstances(Samples type) throws IOException {
        assertLabels(NumberTiff.write(folder.resolve("m.tif"), type, SIDE, SIDE, numbers(label -> 40 * label)));
    }

    /** Decoders limit floating point to 1, and have no unsigned samples of 32 bits. */
    @Test
    void labelsMayBeLarge() throws IOException {
        double[] large = Arrays.stream(numbers(label -> label)).map(label -> label == 0 ? 0 : 4e9 + label).toArray();
        assertLabels(NumberTiff.write(folder.resolve("m.tif"), Samples.UINT32, SIDE, SIDE, large));
        assertLabels(NumberTiff.write(folder.resolve("n.tif"), Samples.FLOAT64, SIDE, SIDE, large));
    }

    @ParameterizedTest
    @EnumSource(value = Samples.class, names = {"UINT64", "INT64"})
    void wholeNumbersOf64BitsAreRefusedWithTheReason(Samples type) throws IOException {
        Path file = NumberTiff.write(folder.resolve("m.tif"), type, SIDE, SIDE, numbers(label -> label));
        assertRefused(file, "the samples are whole numbers of 64 bits, which cannot be read; save the mask with"
                + " unsigned numbers of 8, 16 or 32 bits");
    }

    @ParameterizedTest
    @EnumSource(value = Samples.class, names = {"INT8", "INT16", "INT32", "FLOAT32"})
    void negativeNumbersAreRefused(Samples type) throws IOException {
        Path file = NumberTiff.write(folder.resolve("m.tif"), type, SIDE, SIDE, numbers(label -> label - 1));
        assertRefused(file, "the mask has negative numbers, the lowest is -1; make the background 0 and save it as"
                + " unsigned numbers");
    }

    @Test
    void whatIsNotANumberIsRefused() throws IOException {
        double[] numbers = numbers(label -> label);
        numbers[5] = Double.NaN;
        assertRefused(NumberTiff.write(folder.resolve("m.tif"), Samples.FLOAT32, SIDE, SIDE, numbers),
                "the mask has pixels that are not a number (NaN); set them to 0");
    }

    @Test
    void fractionsBeyondOneAreRefused() throws IOException {
        double[] distances = Arrays.stream(numbers(label -> label)).map(label -> 1.25 * label).toArray();
        assertRefused(NumberTiff.write(folder.resolve("m.tif"), Samples.FLOAT32, SIDE, SIDE, distances),
                "the mask has fractions up to 3.75, so it is none of labels; threshold it (--mask-values at-least:N)");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void labelsInShadesOfGray(int type) throws IOException {
        BufferedImage image = image(type, label -> 0xFF000000 | label * 0x222222);
        assertLabels(png(image));
    }

    @Test
    void labelsOf16Bits() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, SIDE, SIDE, numbers(label -> label));
        assertLabels(png(image));
    }

    @Test
    void coloursAreLabels() throws IOException {
        int[] colors = {0, 0xFF0000, 0x00FF00, 0x3030FF};
        assertLabels(png(image(BufferedImage.TYPE_INT_RGB, label -> colors[label])));
    }

    @Test
    void indicesOfAPaletteAreLabelsAlsoIfTheirColoursAreTheSame() throws IOException {
        assertLabels(png(palette(0x000000, 0x00FF00, 0x00FF00, 0xFF0000)));
    }

    /** QuPath writes labels with a palette whose background is white. */
    @Test
    void withoutBlackTheFirstIndexIsTheBackground() throws IOException {
        Path file = png(palette(0xFFFFFF, 0x00FF00, 0x0000FF, 0xFF0000));
        assertLabels(file);
        try (MaskReader mask = MaskReader.open(file)) {
            assertThat(mask.remarks())
                    .containsExactly("no pixel of its palette is black, so index 0, #ffffff, is the background");
        }
    }

    @Test
    void aPaletteMayHoldItsBackgroundAnywhere() throws IOException {
        BufferedImage image = palette(0xFF0000, 0x00FF00, 0x0000FF, 0x000000);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, new int[] {3, 0, 1, 2}[label(pixel)]);
        }
        assertLabels(png(image));
    }

    private static BufferedImage palette(int... colors) {
        return Pictures.palette(8, colors, SIDE, SIDE, IntStream.range(0, SIDE * SIDE).map(MaskKindsTest::label)
                .toArray());
    }

    @Test
    void aTransparentIndexIsBackground() throws IOException {
        IndexColorModel model = new IndexColorModel(8, 4, new int[] {0xFFFFFF, 0xFF0000, 0xFF00, 0xFF}, 0, false, 0,
                DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setPixels(0, 0, SIDE, SIDE, numbers(label -> label));
        assertLabels(png(image));
    }

    @Test
    void aLabelInSeveralPiecesIsSaid() throws IOException {
        double[] numbers = numbers(label -> label);
        for (int pixel = SIDE * 30; pixel < SIDE * 36; pixel++) {
            numbers[pixel] = pixel % SIDE < 10 ? 2 : 0;
        }
        try (MaskReader mask = MaskReader.open(NumberTiff.write(folder.resolve("m.tif"), Samples.UINT16, SIDE, SIDE,
                numbers))) {
            assertThat(mask.grouping()).isEqualTo(Grouping.LABELLED);
            assertThat(mask.remarks()).containsExactly("1 of its labels are in several pieces");
        }
    }

    @Test
    void fewNumbersInManyPiecesAreThoseOfClasses() throws IOException {
        Path file = NumberTiff.write(folder.resolve("m.tif"), Samples.UINT8, SIDE, SIDE, classes());
        try (MaskReader mask = MaskReader.open(file)) {
            assertThat(mask.grouping()).isEqualTo(Grouping.CONNECTED);
            assertThat(mask.choice()).contains("its 2 values are in 16 pieces, as those of classes are, so all but 0 is"
                    + " positive; choose a class (equal:N), or say that each value is an instance (labels)");
        }
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.Equal(2)))) {
            assertThat(mask.choice()).isEmpty();
            int[] row = new int[SIDE];
            mask.next(row);
            assertThat(Arrays.copyOf(row, 20)).as("of the squares of the first row, each second one")
                    .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0);
        }
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.Labels()))) {
            assertThat(mask.grouping()).isEqualTo(Grouping.LABELLED);
        }
    }

    /** Squares of 7 pixels in 4 rows of 4, of the values 1 and 2 in turn. */
    private static double[] classes() {
        double[] numbers = new double[SIDE * SIDE];
        for (int pixel = 0; pixel < numbers.length; pixel++) {
            int x = pixel % SIDE;
            int y = pixel / SIDE;
            numbers[pixel] = x % 10 < 7 && y % 10 < 7 ? 1 + x / 10 % 2 : 0;
        }
        return numbers;
    }

    @Test
    void softEdgesAreCutInTheMiddle() throws IOException {
        BufferedImage image = disc(BufferedImage.TYPE_BYTE_GRAY);
        try (MaskReader mask = MaskReader.open(png(image))) {
            assertThat(mask.grouping()).isEqualTo(Grouping.CONNECTED);
            assertThat(mask.choice().orElseThrow()).endsWith("values are taken for soft edges or probabilities, so"
                    + " pixels of at least half of white are positive; positive makes all but 0 so");
            assertThat(count(mask) / (Math.PI * 15 * 15)).isCloseTo(1, within(0.02));
        }
    }

    /** What was a JPEG has noise around its edges, which would be specks. */
    @Test
    void aJpegThatWasSavedWithoutLossIsCutInTheMiddle() throws IOException {
        Path jpeg = Pictures.write(disc(BufferedImage.TYPE_BYTE_GRAY), "jpg", folder.resolve("m.jpg"));
        Path png = png(ImageIO.read(jpeg.toFile()));
        try (MaskReader lossy = MaskReader.open(jpeg); MaskReader lossless = MaskReader.open(png)) {
            assertThat(lossy.choice()).as("usual for a JPEG").isEmpty();
            assertThat(lossless.choice()).isPresent();
            assertThat(MaskFile.image(lossless).pixels()).isEqualTo(MaskFile.image(lossy).pixels());
        }
    }

    /** Areas of one colour have several values in a JPEG, which are no labels. */
    @ParameterizedTest
    @ValueSource(floats = {0.3f, 0.75f, 0.95f})
    void aJpegOfManyDiscsThatWasSavedWithoutLossIsNoMaskOfLabels(float quality) throws IOException {
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(3);
        for (int i = 0; i < 30; i++) {
            int size = 20 + random.nextInt(40);
            graphics.fillOval(random.nextInt(340), random.nextInt(340), size, size);
        }
        Path jpeg = folder.resolve("m.jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(quality);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        Path png = png(ImageIO.read(jpeg.toFile()));
        assertThat(MaskFile.read(png).pixels()).isEqualTo(MaskFile.read(jpeg).pixels());
    }

    @Test
    void labelsThatWereResizedBySmoothingAreRefused() throws IOException {
        BufferedImage small = image(BufferedImage.TYPE_BYTE_GRAY, label -> label * 0x303030);
        BufferedImage image = new BufferedImage(4 * SIDE, 4 * SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(small, 0, 0, 4 * SIDE, 4 * SIDE, null);
        Path file = png(image);
        assertThatThrownBy(() -> MaskReader.open(file)).isInstanceOf(SlideException.class)
                .hasMessageStartingWith(file + ": 3 values form areas, as labels do, and ")
                .hasMessageEndingWith(" further ones only lines or specks, as after smoothing or resizing; save the"
                        + " labels as they are, resized by the nearest pixel, or say what the values are"
                        + " (--mask-values labels, or at-least:N for a probability map)");
    }

    /** Patches cut glomeruli off, and in a JPEG hardly any pixel of the rest is bright. */
    @Test
    void aStripOfAGlomerulusAtTheEdgeIsNoPhotograph() throws IOException {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 100; y < 140; y++) {
            image.getRaster().setSample(0, y, 0, 170);
        }
        assertThat(MaskFile.read(Pictures.write(image, "jpg", folder.resolve("m.jpg"))).level(0, 120)).isEqualTo(255);
    }

    private static BufferedImage disc(int type) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(5, 5, 30, 30);
        return image;
    }

    private static int count(LabelRows mask) throws IOException {
        int count = 0;
        for (byte level : MaskFile.image(mask).pixels()) {
            count += level == 0 ? 0 : 1;
        }
        return count;
    }

    @Test
    void unsureProbabilitiesAreRefusedUnlessAThresholdIsGiven() throws IOException {
        double[] probabilities = IntStream.range(0, SIDE * SIDE).mapToDouble(pixel -> pixel % SIDE / 50.0).toArray();
        Path file = NumberTiff.write(folder.resolve("m.tif"), Samples.FLOAT32, SIDE, SIDE, probabilities);
        assertRefused(file, "this looks like a probability map or a photograph, not like a mask: most pixels that are"
                + " not dark are of medium brightness; give the mask, or say which values are positive (--mask-values"
                + " at-least:N)");
        try (MaskReader mask = MaskReader.open(file, Optional.of(new MaskValues.AtLeast(0.5)))) {
            assertThat(count(mask)).isEqualTo(15 * SIDE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void aPhotographIsRefused(String format) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, 0xF0F0F0 - 0x001800 * (pixel % 7) - 0x000100 * (pixel / SIDE));
        }
        Path file = Pictures.write(image, format, folder.resolve("slide." + format));
        assertRefused(file, "this looks like a photograph, not like a mask: it has hardly any black pixels and many"
                + " colours or shades; give the mask of the image, in which the background is black");
    }

    @Test
    void aMaskThatIsOnlyInTheTransparencyIsRead() throws IOException {
        BufferedImage image = image(BufferedImage.TYPE_INT_ARGB, label -> label == 2 ? 0xFF000000 : 0);
        try (MaskReader mask = MaskReader.open(png(image))) {
            assertThat(mask.remarks())
                    .containsExactly("all colours are black, so the mask is read from the transparency (alpha)");
            assertThat(count(mask)).isEqualTo(12 * 12);
        }
    }

    @Test
    void aMaskThatIsMostlyPositiveIsSaid() throws IOException {
        BufferedImage image = image(BufferedImage.TYPE_BYTE_GRAY, label -> label == 2 ? 0 : 0xFFFFFF);
        try (MaskReader mask = MaskReader.open(png(image))) {
            assertThat(mask.coverage())
                    .contains("91 % of the mask are positive; if its glomeruli are black, invert it");
        }
    }

    @Test
    void anEmptyMaskIsSaid() throws IOException {
        try (MaskReader mask = MaskReader.open(png(image(BufferedImage.TYPE_BYTE_GRAY, _ -> 0)))) {
            assertThat(mask.coverage()).contains("the mask has no positive pixel");
        }
    }

    /** Masks of 0 and 1 look black, and many people save them as JPEG. */
    @Test
    void aJpegOfZerosAndOnesIsSaid() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, SIDE, SIDE, numbers(label -> Math.min(label, 1)));
        try (MaskReader mask = MaskReader.open(Pictures.write(image, "jpg", folder.resolve("m.jpg")))) {
            assertThat(mask.coverage()).contains("the mask has no positive pixel; its brightest one is 1 of 255, and"
                    + " with lossy compression pixels from 128 on are positive");
        }
    }

    @Test
    void furtherImagesInTheFileAreSaid() throws IOException {
        double[] numbers = numbers(label -> Math.min(label, 1));
        for (Samples type : new Samples[] {Samples.UINT8, Samples.UINT16}) {
            try (MaskReader mask = MaskReader.open(NumberTiff.write(folder.resolve("m.tif"), type, SIDE, SIDE, numbers,
                    numbers, numbers))) {
                assertThat(mask.remarks()).as(type.toString()).singleElement().asString()
                        .startsWith("only the first of 3 images");
            }
        }
    }

    @Test
    void labelsDoNotSurviveAJpeg() throws IOException {
        Path file = Pictures.write(disc(BufferedImage.TYPE_BYTE_GRAY), "jpg", folder.resolve("m.jpg"));
        assertThatThrownBy(() -> MaskReader.open(file, Optional.of(new MaskValues.Labels())))
                .isInstanceOf(SlideException.class).hasMessage(file + ": labels do not survive lossy compression such"
                        + " as JPEG; save the labels as PNG or uncompressed TIFF");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> MaskReader.open(file)).isInstanceOf(SlideException.class)
                .hasMessage(file + ": " + reason);
    }
}

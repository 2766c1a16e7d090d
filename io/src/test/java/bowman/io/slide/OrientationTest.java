package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are stored turned, which all programs for drawing masks show upright. */
class OrientationTest {

    /** Blocks of JPEG have 8x8 pixels, so each of these 3x2 fields is wholly black or white. */
    private static final int FIELD = 16;
    private static final int[][] SHOWN = {{1, 1, 0}, {1, 0, 0}};

    @TempDir
    private Path folder;

    /** The sides on which TIFF 6.0 says that the first stored row and column are shown. */
    @ParameterizedTest
    @CsvSource({"1, top, left", "2, top, right", "3, bottom, right", "4, bottom, left", "5, left, top",
        "6, right, top", "7, right, bottom", "8, left, bottom"})
    void aPictureIsShownAsItsTagSays(int number, String firstRow, String firstColumn) throws IOException {
        BufferedImage stored = stored(firstRow, firstColumn);
        byte[] tags = tags(number);
        assertShown(Files.write(folder.resolve("a.png"), png(encoded(stored, "png"), tags)));
        assertShown(Files.write(folder.resolve("a.jpg"), jpeg(encoded(stored, "jpg"), tags)));
        assertShown(Files.write(folder.resolve("a.tif"), tiff(stored, number)));
    }

    private static void assertShown(Path file) throws IOException {
        try (Slide slide = ImageSlide.open(file)) {
            assertThat(slide.width()).as("columns of %s", file.getFileName()).isEqualTo(3 * FIELD);
            assertThat(slide.height()).as("rows of %s", file.getFileName()).isEqualTo(2 * FIELD);
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 3; x++) {
                    int color = slide.read(slide.bounds()).color(x * FIELD + FIELD / 2, y * FIELD + FIELD / 2);
                    assertThat(color >> 16 > 127 ? 1 : 0).as("field %d,%d of %s", x, y, file.getFileName())
                            .isEqualTo(SHOWN[y][x]);
                }
            }
        }
    }

    @Test
    void theUserIsTold() throws IOException {
        byte[] png = encoded(stored("bottom", "right"), "png");
        Path turned = Files.write(folder.resolve("turned.png"), png(png, tags(3)));
        Path upright = Files.write(folder.resolve("upright.png"), png(png, tags(1)));
        try (Slide slide = ImageSlide.open(turned); Slide other = ImageSlide.open(upright)) {
            assertThat(slide.remarks()).containsExactly("the image is turned as its orientation tag (3) says");
            assertThat(other.remarks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void numbersThatAreNotDefinedTurnNothing(int number) throws IOException {
        byte[] png = encoded(stored("top", "left"), "png");
        assertShown(Files.write(folder.resolve("a.png"), png(png, tags(number))));
    }

    @Test
    void aDamagedBlockTurnsNothing() throws IOException {
        BufferedImage stored = stored("top", "left");
        for (int length = 0; length < tags(6).length; length++) {
            byte[] part = Arrays.copyOf(tags(6), length);
            Path file = Files.write(folder.resolve("a.jpg"), jpeg(encoded(stored, "jpg"), part));
            assertThat(Orientation.of(file)).as("%d bytes of the block", length)
                    .isIn(Orientation.UPRIGHT, Orientation.CLOCKWISE);
        }
    }

    private static BufferedImage stored(String firstRow, String firstColumn) {
        boolean exchanged = firstRow.equals("left") || firstRow.equals("right");
        int width = (exchanged ? 2 : 3) * FIELD;
        int height = (exchanged ? 3 : 2) * FIELD;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = from(exchanged ? firstRow : firstColumn, exchanged ? row : column, 3 * FIELD);
                int y = from(exchanged ? firstColumn : firstRow, exchanged ? column : row, 2 * FIELD);
                image.getRaster().setSample(column, row, 0, 255 * SHOWN[y / FIELD][x / FIELD]);
            }
        }
        return image;
    }

    private static int from(String side, int steps, int length) {
        return side.equals("left") || side.equals("top") ? steps : length - 1 - steps;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** A TIFF without an image, as in the EXIF block of a picture. */
    private static byte[] tags(int orientation) {
        return ByteBuffer.allocate(26).order(ByteOrder.BIG_ENDIAN).putShort((short) 0x4D4D).putShort((short) 42)
                .putInt(8).putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1)
                .putShort((short) orientation).putShort((short) 0).putInt(0).array();
    }

    /** The block goes behind the JFIF segment, with which the file begins. */
    private static byte[] jpeg(byte[] plain, byte[] tags) {
        int head = 4 + (plain[4] << 8 | plain[5]);
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(plain.length + 4 + name.length + tags.length).put(plain, 0, head)
                .putShort((short) 0xFFE1).putShort((short) (2 + name.length + tags.length)).put(name).put(tags)
                .put(plain, head, plain.length - head).array();
    }

    /** The chunk goes between the head of 33 bytes and the pixels. */
    private static byte[] png(byte[] plain, byte[] tags) {
        byte[] named = ByteBuffer.allocate(4 + tags.length).put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(tags)
                .array();
        CRC32 check = new CRC32();
        check.update(named);
        return ByteBuffer.allocate(plain.length + 8 + named.length).put(plain, 0, 33).putInt(tags.length).put(named)
                .putInt((int) check.getValue()).put(plain, 33, plain.length - 33).array();
    }

    private static byte[] tiff(BufferedImage image, int orientation) {
        int pixels = image.getWidth() * image.getHeight();
        int[][] tags = {{256, image.getWidth()}, {257, image.getHeight()}, {258, 8}, {259, 1}, {262, 1},
            {273, 8 + 2 + 12 * 10 + 4}, {274, orientation}, {277, 1}, {278, image.getHeight()}, {279, pixels}};
        ByteBuffer tiff = ByteBuffer.allocate(tags[5][1] + pixels).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        tiff.putInt(0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                tiff.put((byte) image.getRaster().getSample(x, y, 0));
            }
        }
        return tiff.array();
    }
}

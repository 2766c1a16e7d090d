package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG and PNG files whose samples are whole, with metadata of all kinds that decoders stumble over. */
class OddImagesTest {

    @TempDir
    private Path folder;

    private byte[] jpeg;
    private byte[] png;
    private byte[] jpegPixels;

    @BeforeEach
    void write() throws IOException {
        Path file = Pictures.write(Pictures.colored(40, 30), "jpg", folder.resolve("plain.jpg"));
        jpeg = Files.readAllBytes(file);
        jpegPixels = pixels(file);
        png = Files.readAllBytes(Pictures.write(Pictures.colored(40, 30), "png", folder.resolve("plain.png")));
    }

    private static byte[] pixels(Path file) throws IOException {
        try (Slide slide = Slide.open(file)) {
            return slide.read(slide.bounds()).pixels();
        }
    }

    private void assertSame(byte[] changed) throws IOException {
        assertThat(pixels(Files.write(folder.resolve("odd.jpg"), changed))).isEqualTo(jpegPixels);
    }

    private static byte[] insert(byte[] file, int at, byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, at);
        all.writeBytes(more);
        all.write(file, at, file.length - at);
        return all.toByteArray();
    }

    private static byte[] segment(int marker, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + bytes.length).put((byte) 0xFF).put((byte) marker)
                .putShort((short) (2 + bytes.length)).put(bytes).array();
    }

    private byte[] afterJfif(byte[] segment) {
        return insert(jpeg, 20, segment);
    }

    @Test
    void profilesOfJpegsDoNotMatterBrokenOrNot() throws IOException {
        assertSame(afterJfif(segment(0xE2, "ICC_PROFILE\0\1\1")));
        assertSame(afterJfif(segment(0xE2, "ICC_PROFILE\0\5\2xxxx")));
        assertSame(afterJfif(segment(0xE2, "ICC_PROFILE\0\1\1" + "garbage".repeat(20))));
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertSame(afterJfif(segment(0xE2, "ICC_PROFILE\0\1\1" + new String(linear, StandardCharsets.ISO_8859_1))));
    }

    @Test
    void otherMetadataOfJpegsDoesNotMatter() throws IOException {
        assertSame(afterJfif(segment(0xE1, "Exif\0\0MM\0*\u00FF\u00FF\u00FF\u00FF")));
        assertSame(afterJfif(segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\5\5")));
        assertSame(afterJfif(segment(0xED, "Photoshop 3.0\0")));
        assertSame(insert(jpeg, 2, segment(0xFE, "a comment before the JFIF marker")));
        assertSame(insert(jpeg, 20, new byte[] {(byte) 0xFF, (byte) 0xFF}));
        assertSame(insert(jpeg, jpeg.length, new byte[1000]));
        assertSame(insert(jpeg, jpeg.length - 2, new byte[4]));
    }

    /** As encoders in the export programs of slide scanners number them. */
    @Test
    void componentsMayBeNumberedFromZero() throws IOException {
        byte[] changed = jpeg.clone();
        for (int at = 2; at < changed.length - 1;) {
            int marker = changed[at + 1] & 0xFF;
            for (int c = 0; c < 3; c++) {
                if (marker == 0xC0) {
                    changed[at + 10 + 3 * c] = (byte) c;
                } else if (marker == 0xDA) {
                    changed[at + 5 + 2 * c] = (byte) c;
                }
            }
            at = marker == 0xDA ? changed.length : at + 2 + ((changed[at + 2] & 0xFF) << 8 | changed[at + 3] & 0xFF);
        }
        assertThat(changed).isNotEqualTo(jpeg);
        assertSame(changed);
    }

    @Test
    void quantisationTablesMayHaveSixteenBits() throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(jpeg, 0, 2);
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int length = 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
            if ((jpeg[at + 1] & 0xFF) == 0xDB) {
                StringBuilder tables = new StringBuilder();
                for (int i = at + 4; i < at + length; i++) {
                    boolean number = (i - at - 4) % 65 == 0;
                    tables.append(number ? "" + (char) (0x10 | jpeg[i]) : "\0" + (char) (jpeg[i] & 0xFF));
                }
                changed.writeBytes(segment(0xDB, tables.toString()));
            } else {
                changed.write(jpeg, at, length);
            }
            at += length;
        }
        changed.write(jpeg, at, jpeg.length - at);
        assertSame(changed.toByteArray());
    }

    @Test
    void aKindOfJpegThatIsNotReadIsNamed() throws IOException {
        byte[] changed = jpeg.clone();
        int at = 2;
        while ((changed[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((changed[at + 2] & 0xFF) << 8 | changed[at + 3] & 0xFF);
        }
        changed[at + 1] = (byte) 0xC9;
        Path file = Files.write(folder.resolve("arithmetic.jpg"), changed);
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class).hasMessage(file
                + ": the image is JPEG data with arithmetic coding, which cannot be decoded; copy it again, or convert it"
                + " to an 8-bit RGB PNG or TIFF");
    }

    private byte[] chunk(String type, String content) {
        byte[] bytes = (type + content).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return ByteBuffer.allocate(8 + bytes.length).putInt(bytes.length - 4).put(bytes).putInt((int) sum.getValue())
                .array();
    }

    @ParameterizedTest
    @CsvSource({"iCCP, profile..garbage", "iCCP, ''", "zTXt, key..garbage", "iTXt, key", "tEXt, nothing", "tIME, x",
        "pHYs, x", "gAMA, x", "cHRM, x", "sBIT, x", "sPLT, x", "bKGD, x", "hIST, x", "eXIf, x", "abCd, x"})
    void whatStandsBesideTheSamplesOfAPngDoesNotMatter(String type, String content) throws IOException {
        byte[] changed = insert(png, 33, chunk(type, content.replace('.', '\0')));
        assertThat(pixels(Files.write(folder.resolve("odd.png"), changed)))
                .isEqualTo(pixels(folder.resolve("plain.png")));
    }

    @Test
    void aPngWithoutItsEndIsWholeIfItsSamplesAre() throws IOException {
        Path file = Files.write(folder.resolve("odd.png"), Arrays.copyOf(png, png.length - 12));
        assertThat(pixels(file)).isEqualTo(pixels(folder.resolve("plain.png")));
    }

    @Test
    void flippedBitsOfAPngAreFoundByItsSums() throws IOException {
        byte[] changed = png.clone();
        changed[changed.length - 40] ^= 1;
        Path file = Files.write(folder.resolve("odd.png"), changed);
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class).hasMessage(file
                + ": the PNG is damaged (the sum of a chunk IDAT does not fit its bytes); copy it again, or export it"
                + " again");
    }

    @ParameterizedTest
    @CsvSource({"slide.mrxs, 3DHISTECH MIRAX slide", "SLIDE.MRXS, 3DHISTECH MIRAX slide",
        "slide.vsi, Olympus cellSens slide"})
    void previewsOfFormatsThatAreNotReadAreRefused(String name, String format) throws IOException {
        Path file = Files.write(folder.resolve(name), jpeg);
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining(format).hasMessageContaining("convert");
        assertThatThrownBy(() -> ImageFile.decode(file)).isInstanceOf(SlideException.class)
                .hasMessageContaining(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZISRAWFILE|a Zeiss slide (CZI)", "%PDF-1.7|a PDF document", "<svg>|an SVG drawing",
        "<?xml?><svg>|an SVG drawing"})
    void otherFormatsAreNamedByTheirContent(String kind) throws IOException {
        String[] parts = kind.split("\\|");
        Path file = Files.writeString(folder.resolve("image.png"), parts[0]);
        assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(SlideException.class)
                .hasMessageStartingWith(file + ": this is " + parts[1] + ", which is not supported; ");
    }
}

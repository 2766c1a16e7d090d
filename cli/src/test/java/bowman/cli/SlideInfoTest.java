package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of {@code bowman info} about slides. */
class SlideInfoTest {

    @TempDir
    private Path folder;

    /** A gray TIFF of 20x20 in tiles of 16, at 0.25 um/px; the tags of 32 bits, and a rational behind them. */
    private static byte[] tiff() {
        int rational = 8 + 2 + 12 * 11 + 4;
        int lists = rational + 8;
        int[][] tags = {{256, 4, 1, 20}, {257, 4, 1, 20}, {258, 4, 1, 8}, {259, 4, 1, 1}, {262, 4, 1, 1},
            {282, 5, 1, rational}, {296, 4, 1, 3}, {322, 4, 1, 16}, {323, 4, 1, 16}, {324, 4, 4, lists},
            {325, 4, 4, lists + 16}};
        ByteBuffer tiff = ByteBuffer.allocate(lists + 32).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
        }
        return tiff.putInt(0).putInt(40_000).putInt(1).array();
    }

    @Test
    void aSlideIsDescribedWhateverItsNameIs() throws IOException {
        Path file = Files.write(folder.resolve("slide.pth"), tiff());
        CommandRun run = CommandRun.of("info", file);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                file              %s
                format            TIFF, uncompressed
                size              20x20
                pixel size        0.2500 um/px (TIFF resolution tags)
                level 0           20x20, 1:1.000, tiles of 16x16
                remark            none of its tiles is stored in the file, so that all of it is background
                """.formatted(file));
    }

    @Test
    void aPlainImageIsASlideInOnePiece() throws IOException {
        Path file = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(8, 5, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        assertThat(CommandRun.of("info", file).out()).isEqualTo("""
                file              %s
                format            PNG
                size              8x5
                pixel size        unknown
                level 0           8x5, 1:1.000, in one piece
                """.formatted(file));
    }

    @Test
    void aSizeThatIsNotBelievedIsSaid() throws IOException {
        byte[] tiff = tiff();
        ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 2 + 12 * 11 + 4, 10);
        assertThat(CommandRun.of("info", Files.write(folder.resolve("vips.tif"), tiff)).out())
                .contains("pixel size        unknown\n").contains("remark            the pixel size is unknown: 1000"
                        + " um/px (TIFF resolution tags) is implausible for a slide\n");
    }

    @Test
    void aBrokenSlideIsRefusedInOneSentence() throws IOException {
        Path file = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(tiff(), 60));
        CommandRun run = CommandRun.of("info", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + file + ": the TIFF is truncated or damaged (").hasLineCount(1);
    }
}

package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of unusual masks and of damaged slides, and what they say of them. */
class MaskCommandsTest {

    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private Path labels;
    private Path union;

    /** Three squares of 16 pixels that touch. */
    private static int label(int x, int y) {
        return y < 20 || y >= 36 || x < 8 || x >= 56 ? 0 : 1 + (x - 8) / 16;
    }

    @BeforeEach
    void drawMasks() throws IOException {
        labels = write("labels.png", false, 1);
        union = write("union.png", true, 1);
    }

    private Path write(String name, boolean positive, int pages) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.getRaster().setSample(x, y, 0, positive ? Math.min(255 * label(x, y), 255) : label(x, y));
            }
        }
        Path file = folder.resolve(name);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(name.endsWith("png") ? "png" : "tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            if (pages == 1) {
                writer.write(image);
            } else {
                writer.prepareWriteSequence(null);
                for (int page = 0; page < pages; page++) {
                    writer.writeToSequence(new IIOImage(image, null, null), null);
                }
                writer.endWriteSequence();
            }
        } finally {
            writer.dispose();
        }
        return file;
    }

    @Test
    void labelsThatTouchAreInstances() {
        CommandRun run = CommandRun.of("evaluate", labels, "--mask", labels);
        assertThat(run.out()).contains("Dice 1.000").contains("3 true, 3 predicted, 3 matched");
        assertThat(run.err()).contains("labels.png: its 3 values are labels, so each of them is an instance; positive"
                + " makes connected pixels an instance (--mask-values)").contains("(--prediction-values)")
                .hasLineCount(2);
    }

    @Test
    void aPredictionWithoutLabelsIsComparedWithLabels() {
        CommandRun run = CommandRun.of("evaluate", union, "--mask", labels);
        assertThat(run.out()).contains("Dice 1.000").contains("3 true, 1 predicted, 0 matched");
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void labelsAreOneMaskIfAskedFor() {
        CommandRun run = CommandRun.of("evaluate", labels, "--prediction-values", "positive", "--mask", labels,
                "--mask-values", "POSITIVE");
        assertThat(run.out()).contains("1 true, 1 predicted, 1 matched");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void oneValueIsChosen() {
        CommandRun run = CommandRun.of("export", labels, "--mask-values", "equal:2", "-o", folder.resolve("out"));
        assertThat(run.out()).startsWith("1 glomeruli");
        run = CommandRun.of("export", labels, "--mask-values", "at-least:2", "-o", folder.resolve("out"));
        assertThat(run.out()).startsWith("1 glomeruli");
    }

    @Test
    void labelsAreOutlinedOneByOne() {
        CommandRun run = CommandRun.of("export", labels, "-o", folder.resolve("out"));
        assertThat(run.out()).startsWith("3 glomeruli");
        assertThat(run.err()).contains("its 3 values are labels").hasLineCount(1);
    }

    @Test
    void meaningsThatThereAreNotAreRefused() {
        for (String word : List.of("label", "equal:x", "at-least:-1", "equal:")) {
            CommandRun run = CommandRun.of("evaluate", labels, "--mask", labels, "--mask-values", word);
            assertThat(run.code()).as(word).isEqualTo(2);
            assertThat(run.err()).contains("is none of labels, positive, at-least:N and equal:N").hasLineCount(1);
        }
    }

    @Test
    void whatTheReaderOfAMaskRemarksIsSaidByEveryCommand() throws IOException {
        Path pages = write("pages.tif", true, 2);
        for (Object[] command : List.of(new Object[] {"evaluate", union, "--mask", pages},
                new Object[] {"evaluate", pages, "--mask", union},
                new Object[] {"export", pages, "-o", folder.resolve("out")},
                new Object[] {"export", union, "--slide", pages, "-o", folder.resolve("out")},
                new Object[] {"export", union, "--probability", pages, "-o", folder.resolve("out")},
                new Object[] {"tile", pages, "--mask", union, "--size", 32, "-o", folder.resolve("image")},
                new Object[] {"tile", union, "--mask", pages, "--size", 32, "-o", folder.resolve("mask")},
                new Object[] {"train", union, "--mask", pages, "--arch", "fpn/mit_b0", "--crop", 32, "--batch", 1,
                    "--steps", 1, "-o", folder.resolve("run")})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).as(Arrays.toString(command)).contains("pages.tif: only the first of 2 images");
        }
        assertThat(CommandRun.of("info", pages).out()).contains("only the first of 2 images");
    }

    @Test
    void aSlideOfWhichLittleIsDamagedIsReadAndTheDamageIsSaid() throws IOException {
        Path slide = DamagedSlide.write(folder.resolve("slide.tif"), 1);
        CommandRun run = CommandRun.of("tile", slide, "--mask", mask(), "--size", 256, "--stride", 256, "-o",
                folder.resolve("patches"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("slide.tif: 1 of the [0-9]+ tiles that were read cannot be decoded; the"
                + " first is: level 0, tile 0,0 ").hasLineCount(1);
    }

    @Test
    void aSlideThatIsMostlyDamagedHasNoResult() throws IOException {
        Path slide = DamagedSlide.write(folder.resolve("slide.tif"), Integer.MAX_VALUE);
        for (Object[] command : List.of(
                new Object[] {"tile", slide, "--mask", mask(), "--size", 256, "-o", folder.resolve("patches")},
                new Object[] {"train", slide, "--mask", mask(), "--arch", "fpn/mit_b0", "--crop", 32, "--batch", 1,
                    "--steps", 1, "-o", folder.resolve("run")})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.code()).as(command[0] + ": " + run.err()).isEqualTo(2);
            assertThat(run.err()).contains("tiles that were read cannot be decoded").contains("so there is no result;"
                    + " copy the slide again, or convert it").hasLineCount(1);
        }
    }

    private Path mask() throws IOException {
        byte[] pixels = new byte[DamagedSlide.WIDTH * DamagedSlide.HEIGHT];
        Arrays.fill(pixels, 0, DamagedSlide.WIDTH * 200, (byte) 255);
        Path file = folder.resolve("mask.png");
        ImageFormat.PNG.write(file, new GrayImage(DamagedSlide.WIDTH, DamagedSlide.HEIGHT, pixels));
        return file;
    }
}

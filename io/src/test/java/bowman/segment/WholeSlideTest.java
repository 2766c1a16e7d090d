package bowman.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.stitch.Blending;
import bowman.nn.Network;
import bowman.runtime.Backends;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WholeSlideTest {

    private static final Network NETWORK = (builder, image, mode) -> builder.linear(image,
            builder.weight("weight", Shape.of(1, 3), Initializer.ZEROS),
            builder.weight("bias", Shape.of(1), Initializer.ZEROS));
    private static final Region ALL = new Region(0, 0, 90, 110);
    private static final SegmentationListener NOBODY = progress -> { };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theFileHoldsWhatIsFoundInMemory(Blending blending) throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32).withStride(16).withInputSize(16)
                .withBlending(blending).withThreshold(0.3f);
        try (Slide slide = slide(1); SlideSegmenter segmenter = segmenter(settings, 1)) {
            Segmentation inMemory = segmenter.segment(slide, ALL, NOBODY);
            try (ProbabilityMap map = segment(segmenter, slide, Continuation.REFUSE).orElseThrow()) {
                assertThat(map.geometry()).isEqualTo(inMemory.geometry());
                assertThat(pixels(map)).as("probabilities").isEqualTo(inMemory.probability().pixels());
                for (int i = 0; i < inMemory.mask().pixels().length; i++) {
                    assertThat((inMemory.probability().pixels()[i] & 0xFF) > map.cut()).as("mask at %d", i)
                            .isEqualTo(inMemory.mask().pixels()[i] != 0);
                }
            }
        }
    }

    /** Stopped after each number of windows, in turn. */
    @Test
    void whatWasStoppedGoesOnToTheSameResult() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32).withStride(12).withInputSize(16);
        byte[] atOnce;
        try (Slide slide = slide(2); SlideSegmenter segmenter = segmenter(settings, 1);
                ProbabilityMap map = segment(segmenter, slide, Continuation.REFUSE).orElseThrow()) {
            atOnce = pixels(map);
            map.discard();
        }
        int runs = 0;
        for (int windows = 1;; windows = windows % 7 + 1) {
            runs++;
            try (Slide slide = slide(2); SlideSegmenter segmenter = segmenter(settings, 1)) {
                Optional<ProbabilityMap> map = segmenter.segment(slide, ALL, folder.resolve("state"),
                        Continuation.RESUME, stopAfter(windows, segmenter));
                if (map.isPresent()) {
                    assertThat(pixels(map.get())).isEqualTo(atOnce);
                    map.get().close();
                    break;
                }
            }
        }
        assertThat(runs).as("runs that were stopped, and one that was not").isGreaterThan(5);
    }

    private static SegmentationListener stopAfter(int windows, SlideSegmenter segmenter) {
        int[] heard = new int[1];
        return progress -> {
            if (++heard[0] == windows) {
                segmenter.stop();
            }
        };
    }

    @Test
    void progressGoesOnWhereItWas() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            assertThat(segmenter.segment(slide, ALL, folder.resolve("state"), Continuation.REFUSE,
                    stopAfter(4, segmenter))).isEmpty();
        }
        int[] first = new int[2];
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            segmenter.segment(slide, ALL, folder.resolve("state"), Continuation.RESUME, progress -> {
                first[0] = first[0] == 0 ? progress.done() : first[0];
                first[1] = progress.windows();
            }).orElseThrow().close();
        }
        assertThat(first).as("the first window of the second run, and all").containsExactly(5, 30);
    }

    @Test
    void aSegmentationThatWasBegunIsNotLost() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().close();
            assertThatThrownBy(() -> segment(segmenter, slide, Continuation.REFUSE))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("state: an unfinished")
                    .hasMessageContaining("--resume");
        }
    }

    @Test
    void aSegmentationOfAnotherModelOrOtherSettingsIsNotGoneOnWith() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().close();
        }
        try (Slide slide = slide(3); SlideSegmenter other = segmenter(settings, 2);
                SlideSegmenter stricter = segmenter(settings.withThreshold(0.7f), 1)) {
            assertThatThrownBy(() -> segment(other, slide, Continuation.RESUME))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another slide, model");
            assertThatThrownBy(() -> segment(stricter, slide, Continuation.RESUME))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("or settings");
        }
    }

    @Test
    void aSegmentationOfAnotherSlideOfTheSameNameAndSizeIsNotGoneOnWith() throws IOException {
        try (Slide slide = slide(3); Slide other = slide(4);
                SlideSegmenter segmenter = segmenter(SegmentationSettings.unscaled(32), 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().close();
            assertThatThrownBy(() -> segment(segmenter, other, Continuation.RESUME))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another slide");
        }
    }

    @Test
    void whatIsDiscardedLeavesNothing() throws IOException {
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(SegmentationSettings.unscaled(32), 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().discard();
        }
        assertThat(Files.exists(folder.resolve("state"))).isFalse();
    }

    @Test
    void aReaderThatFailsEndsTheSegmentationWithItsOwnMessage() throws IOException {
        try (Slide slide = new BrokenSlide(slide(4), 67);
                SlideSegmenter segmenter = segmenter(SegmentationSettings.unscaled(32), 1)) {
            assertThatThrownBy(() -> segment(segmenter, slide, Continuation.REFUSE)).isInstanceOf(IOException.class)
                    .hasMessage("slide: region 68 cannot be read; scan it again");
        }
    }

    /** Windows of rows that are needed again have been overwritten by later ones. */
    @Test
    void rowsThatWereLostAreComputedAnew() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32).withStride(12);
        try (Slide slide = slide(5); SlideSegmenter segmenter = segmenter(settings, 1)) {
            byte[] atOnce;
            try (ProbabilityMap map = segment(segmenter, slide, Continuation.REFUSE).orElseThrow()) {
                atOnce = pixels(map);
            }
            Files.delete(folder.resolve("state/rows.bin"));
            try (ProbabilityMap map = segment(segmenter, slide, Continuation.RESUME).orElseThrow()) {
                assertThat(pixels(map)).isEqualTo(atOnce);
            }
        }
    }

    @Test
    void anInterruptEndsNothing() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            byte[] expected = segmenter.segment(slide, ALL, NOBODY).probability().pixels();
            Thread.currentThread().interrupt();
            try (ProbabilityMap map = segment(segmenter, slide, Continuation.REFUSE).orElseThrow()) {
                assertThat(pixels(map)).isEqualTo(expected);
            }
        } finally {
            assertThat(Thread.interrupted()).as("the thread keeps its status").isTrue();
        }
    }

    @Test
    void whatAListenerThrowsComesOutAndTheRestIsGoneOnWith() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1)) {
            assertThatThrownBy(() -> segmenter.segment(slide, ALL, folder.resolve("state"), Continuation.REFUSE,
                    progress -> {
                        Thread.currentThread().interrupt();
                        throw new CancellationException("enough");
                    })).isInstanceOf(CancellationException.class).hasMessage("enough");
            assertThat(Thread.interrupted()).as("the thread keeps its status").isTrue();
            try (ProbabilityMap map = segment(segmenter, slide, Continuation.RESUME).orElseThrow()) {
                assertThat(pixels(map)).isEqualTo(segmenter.segment(slide, ALL, NOBODY).probability().pixels());
            }
        }
    }

    @Test
    void twoRunsDoNotWorkOnTheSame() throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(32);
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(settings, 1);
                ProbabilityMap map = segment(segmenter, slide, Continuation.REFUSE).orElseThrow()) {
            assertThatThrownBy(() -> segment(segmenter, slide, Continuation.RESUME))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rows.bin: the file is in use; wait until the other run has ended");
            assertThat(pixels(map)).as("the first one's rows").isNotEmpty();
        }
    }

    @Test
    void aProcessThatEndedBeforeItBeganIsNoHindrance() throws IOException {
        Files.createDirectory(folder.resolve("state"));
        Files.writeString(folder.resolve("state/.job.txt.17-1.part"), "half a no");
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(SegmentationSettings.unscaled(32), 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().discard();
        }
        assertThat(folder).as("nothing is left").isEmptyDirectory();
    }

    @Test
    void filesOfOthersInTheFolderStay() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("state")).resolve("notes.txt");
        Files.writeString(notes, "mine");
        try (Slide slide = slide(3); SlideSegmenter segmenter = segmenter(SegmentationSettings.unscaled(32), 1)) {
            segment(segmenter, slide, Continuation.REFUSE).orElseThrow().discard();
        }
        assertThat(folder.resolve("state").toFile().list()).containsExactly("notes.txt");
    }

    private Optional<ProbabilityMap> segment(SlideSegmenter segmenter, Slide slide, Continuation continuation)
            throws IOException {
        return segmenter.segment(slide, ALL, folder.resolve("state"), continuation, NOBODY);
    }

    private static byte[] pixels(ProbabilityMap map) throws IOException {
        int width = map.geometry().width();
        byte[] pixels = new byte[width * map.geometry().height()];
        map.forEachRow((y, rows, offset) -> System.arraycopy(rows, offset, pixels, y * width, width));
        return pixels;
    }

    private static SlideSegmenter segmenter(SegmentationSettings settings, float weight) {
        StateDict weights = StateDict.of(Map.of("weight", new Tensor(Shape.of(1, 3), new float[] {weight, -0.3f, 0.1f}),
                "bias", new Tensor(Shape.of(1), new float[] {-0.2f})));
        return new SlideSegmenter(NETWORK, weights, settings, Backends.best(), Workers.shared());
    }

    private static Slide slide(long seed) {
        RgbImage image = RgbImage.blank(ALL.width(), ALL.height());
        new Random(seed).nextBytes(image.pixels());
        return ImageSlide.of("slide", image);
    }
}

package bowman.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.stitch.Blending;
import bowman.metrics.Instance;
import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import bowman.nn.Network;
import bowman.runtime.Backends;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.segment.SegmentationListener.Progress;
import bowman.segment.SegmentationSettings.TestTimeAugmentation;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlideSegmenterTest {

    /** Positive where the standardized red is above 0, that is where the byte is above 0.485 * 255 = 123.7. */
    private static final Network RED = (builder, image, mode) -> builder.linear(image,
            builder.weight("weight", Shape.of(1, 3), Initializer.ZEROS),
            builder.weight("bias", Shape.of(1), Initializer.ZEROS));
    private static final StateDict WEIGHTS = StateDict.of(Map.of(
            "weight", new Tensor(Shape.of(1, 3), new float[] {1, 0, 0}),
            "bias", new Tensor(Shape.of(1), new float[] {0})));
    private static final SegmentationSettings SETTINGS = SegmentationSettings.unscaled(16)
            .withBlending(Blending.MEAN);

    @Test
    void everyPixelHasTheProbabilityThatTheNetworkGivesIt() throws IOException {
        RgbImage image = image(50, 37);
        Segmentation found = segment(image, new Region(0, 0, 50, 37));
        for (int y = 0; y < 37; y++) {
            for (int x = 0; x < 50; x++) {
                int red = image.color(x, y) >> 16;
                double probability = 1 / (1 + Math.exp(-(red / 255.0 - 0.485) / 0.229));
                assertThat((double) found.probability().level(x, y)).as("probability at %d, %d", x, y)
                        .isCloseTo(255 * probability, within(0.51));
                assertThat(found.mask().level(x, y)).as("mask at %d, %d", x, y).isEqualTo(red > 123 ? 255 : 0);
            }
        }
    }

    @Test
    void aRegionIsSegmentedAsIfItWereASlide() throws IOException {
        RgbImage image = image(64, 48);
        Region region = new Region(9, 5, 40, 31);
        try (Slide slide = ImageSlide.of("slide", image)) {
            Segmentation part = segment(slide.read(region), new Region(0, 0, 40, 31));
            assertThat(segment(image, region).probability().pixels()).isEqualTo(part.probability().pixels());
        }
    }

    @Test
    void glomeruliAreTheConnectedPartsOfTheMask() throws IOException {
        RgbImage image = RgbImage.blank(40, 40);
        for (int i = 0; i < 5; i++) {
            image.setColor(3 + i, 20, 0xFF0000);
            image.setColor(30 + i, 4 + i, 0xFF0000);
        }
        assertThat(segment(image, new Region(0, 0, 40, 40)).glomeruli()).extracting(Instance::area)
                .as("a diagonal and a row").containsExactly(5L, 5L);
    }

    /** A network that looks up and left looks in all four diagonal directions when its windows are flipped. */
    @Test
    void flipsAverageOverAllFourViews() throws IOException {
        Network upperLeft = (builder, image, mode) -> builder.add(new Convolution(new Geometry(1, 1, 1, 1),
                Epilogue.NONE), List.of(image, builder.weight("weight", Shape.of(1, 3, 3, 3), Initializer.ZEROS)))
                .result(0);
        float[] weight = new float[27];
        weight[0] = 1;
        StateDict weights = StateDict.of(Map.of("weight", new Tensor(Shape.of(1, 3, 3, 3), weight)));
        RgbImage image = image(16, 16);
        float[] found = new float[256];
        try (Slide slide = ImageSlide.of("slide", image); SlideSegmenter segmenter = new SlideSegmenter(upperLeft,
                weights, SETTINGS.withAugmentation(TestTimeAugmentation.FLIPS), Backends.best(), Workers.shared())) {
            segmenter.probabilities(slide, slide.bounds(), progress -> { },
                    (y, values) -> System.arraycopy(values, 0, found, 16 * y, 16));
        }
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                double mean = (probability(image, x - 1, y - 1) + probability(image, x + 1, y - 1)
                        + probability(image, x - 1, y + 1) + probability(image, x + 1, y + 1)) / 4;
                assertThat((double) found[16 * y + x]).as("%d, %d", x, y).isCloseTo(mean, within(1e-5));
            }
        }
    }

    private static double probability(RgbImage image, int x, int y) {
        boolean inside = x >= 0 && x < image.width() && y >= 0 && y < image.height();
        return 1 / (1 + Math.exp(inside ? -((image.color(x, y) >> 16) / 255.0 - 0.485) / 0.229 : 0));
    }

    @Test
    void anEnsembleGivesTheMeanOfItsMembers() {
        float[] rgb = new float[3 * 256];
        Random random = new Random(4);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        float[] first = new float[256];
        float[] second = new float[256];
        float[] both = new float[256];
        StateDict others = StateDict.of(Map.of("weight", new Tensor(Shape.of(1, 3), new float[] {0, 2, -1}), "bias",
                WEIGHTS.get("bias")));
        WindowNetwork one = new WindowNetwork(RED, WEIGHTS, 16, Backends.best(), Workers.shared());
        WindowNetwork other = new WindowNetwork(RED, others, 16, Backends.best(), Workers.shared());
        try (WindowEnsemble ensemble = new WindowEnsemble(List.of(one, other), 16)) {
            one.run(rgb, first);
            other.run(rgb, second);
            ensemble.run(rgb, both);
        }
        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isCloseTo((first[i] + second[i]) / 2, within(1e-6f));
        }
    }

    @Test
    void anEnsembleOfNoneIsRefused() {
        assertThatThrownBy(() -> new SlideSegmenter(List.of(), SETTINGS, Backends.best(), Workers.shared()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one network");
    }

    @Test
    void progressTellsWindowsAndTimeLeft() throws IOException {
        List<Progress> heard = new ArrayList<>();
        try (Slide slide = ImageSlide.of("slide", image(32, 24)); SlideSegmenter segmenter = red()) {
            segmenter.segment(slide, slide.bounds(), heard::add);
        }
        assertThat(heard).extracting(Progress::done).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(heard).extracting(Progress::windows).containsOnly(6);
        assertThat(heard.getLast().left()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aSlideSmallerThanAWindowIsFilledUpWithGlass() throws IOException {
        RgbImage image = image(40, 12);
        Segmentation found = segment(image, new Region(0, 0, 40, 12));
        assertThat(found.mask().height()).isEqualTo(12);
        for (int x = 0; x < 40; x++) {
            assertThat(found.mask().level(x, 11)).as("mask at %d, 11", x)
                    .isEqualTo(image.color(x, 11) >> 16 > 123 ? 255 : 0);
        }
    }

    @Test
    void aRegionThatLeavesTheSlideIsRefused() throws IOException {
        try (Slide slide = ImageSlide.of("s.png", RgbImage.blank(40, 40)); SlideSegmenter segmenter = red()) {
            assertThatThrownBy(() -> segmenter.segment(slide, new Region(20, 0, 21, 20), progress -> { }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("s.png has 40x40 pixels, so there is no region 21x20 at 20,0");
        }
    }

    @Test
    void aNetworkThatGivesNoNumbersIsRefused() throws IOException {
        StateDict damaged = StateDict.of(Map.of(
                "weight", new Tensor(Shape.of(1, 3), new float[] {1, Float.NaN, 0}), "bias", WEIGHTS.get("bias")));
        try (Slide slide = ImageSlide.of("slide", image(32, 24));
                SlideSegmenter segmenter =
                        new SlideSegmenter(RED, damaged, SETTINGS, Backends.best(), Workers.shared())) {
            assertThatThrownBy(() -> segmenter.segment(slide)).isInstanceOf(WeightsException.class)
                    .hasMessageContaining("probabilities that are not numbers");
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        TrainedNetwork wrong = new TrainedNetwork(Architecture.named("fpn/mit_b0"), WEIGHTS);
        assertThatThrownBy(() -> new SlideSegmenter(wrong, SegmentationSettings.unscaled(64)))
                .isInstanceOf(WeightsException.class).hasMessageContaining("207 keys are missing");
    }

    @Test
    void aWindowThatTheNetworkDoesNotTakeIsRefused() {
        TrainedNetwork network = new TrainedNetwork(Architecture.named("fpn/mit_b0"), WEIGHTS);
        assertThatThrownBy(() -> new SlideSegmenter(network, SegmentationSettings.unscaled(100)))
                .isInstanceOf(ShapeException.class).hasMessageContaining("divisible by 32");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> SETTINGS.withWindow(512).withStride(600))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stride of 600");
        assertThatThrownBy(() -> SETTINGS.withThreshold(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold");
    }

    @Test
    void windowsThatDoNotFitIntoAnArrayAreRefused() {
        assertThatThrownBy(() -> SETTINGS.withWindow(26_755)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("windows must have at most 26754 pixels, got 26755");
        assertThatThrownBy(() -> SETTINGS.withInputSize(26_755)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 26754");
    }

    private static Segmentation segment(RgbImage image, Region region) throws IOException {
        try (Slide slide = ImageSlide.of("slide", image); SlideSegmenter segmenter = red()) {
            return segmenter.segment(slide, region, progress -> { });
        }
    }

    private static SlideSegmenter red() {
        return new SlideSegmenter(RED, WEIGHTS, SETTINGS, Backends.best(), Workers.shared());
    }

    private static RgbImage image(int width, int height) {
        RgbImage image = RgbImage.blank(width, height);
        for (int i = 0; i < width * height; i++) {
            image.setColor(i % width, i / width, (i * 37 % 256) << 16 | i * 11 % 65536);
        }
        return image;
    }
}

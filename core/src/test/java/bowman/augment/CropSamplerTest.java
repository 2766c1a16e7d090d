package bowman.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.augment.CropSampler.Crop;
import bowman.graph.ShapeException;
import bowman.runtime.RandomKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CropSamplerTest {

    private static final int DRAWS = 20_000;

    @Test
    void everyCropLiesInItsImage() {
        List<ImageMask> images = List.of(image(9, 7, 0), image(4, 12, 47));
        CropSampler sampler = new CropSampler(images, 4, 0.5);
        assertThat(share(sampler, crop -> crop.top() >= 0 && crop.left() >= 0
                && crop.top() + 4 <= images.get(crop.image()).height()
                && crop.left() + 4 <= images.get(crop.image()).width())).as("share of crops inside").isEqualTo(1);
    }

    @Test
    void withProbabilityOneEveryCropHoldsThePositivePixel() {
        CropSampler sampler = new CropSampler(List.of(image(20, 30, 10 * 30 + 15)), 4, 1);
        assertThat(share(sampler, crop -> holds(crop, 10, 15))).as("share of crops with the pixel").isEqualTo(1);
    }

    @Test
    void thePositivePixelLiesAnywhereInACrop() {
        CropSampler sampler = new CropSampler(List.of(image(20, 30, 10 * 30 + 15)), 4, 1);
        Set<List<Integer>> places = new HashSet<>();
        share(sampler, crop -> places.add(List.of(10 - crop.top(), 15 - crop.left())));
        assertThat(places).as("places of the pixel in crops of 4x4").hasSize(16);
    }

    @Test
    void cropsAreChosenByAPositivePixelAsOftenAsAskedFor() {
        // An image of 103x103 has 100x100 places, of which 16 hold the pixel.
        CropSampler sampler = new CropSampler(List.of(image(103, 103, 50 * 103 + 50)), 4, 0.7);
        assertThat(share(sampler, crop -> holds(crop, 50, 50)))
                .as("share of crops with the pixel, 0.7 and 0.0016 of the rest; its deviation is 0.003")
                .isCloseTo(0.7 + 0.3 * 0.0016, within(0.016));
    }

    @Test
    void otherCropsReachEveryPlaceOfEveryImageEquallyOften() {
        CropSampler sampler = new CropSampler(List.of(image(5, 4, 0), image(4, 6, 0)), 4, 0);
        List<Crop> places = List.of(new Crop(0, 0, 0), new Crop(0, 1, 0), new Crop(1, 0, 0), new Crop(1, 0, 1),
                new Crop(1, 0, 2));
        for (Crop place : places) {
            assertThat(share(sampler, place::equals)).as("share of " + place + "; its deviation is 0.003")
                    .isCloseTo(0.2, within(0.015));
        }
    }

    @Test
    void withoutPositivePixelsCropsLieAnywhere() {
        CropSampler sampler = new CropSampler(List.of(new ImageMask(5, 4, new float[60], new float[20])), 4, 1);
        assertThat(share(sampler, crop -> crop.top() == 0)).as("share of the first of two places")
                .isCloseTo(0.5, within(0.02));
    }

    @Test
    void anImageSmallerThanACropIsRefused() {
        assertThatThrownBy(() -> new CropSampler(List.of(image(3, 9, 0)), 4, 1)).isInstanceOf(ShapeException.class)
                .hasMessage("crops of 4x4 do not fit into an image of 9x3; use smaller crops or a larger image");
    }

    private static boolean holds(Crop crop, int row, int column) {
        return crop.top() <= row && row < crop.top() + 4 && crop.left() <= column && column < crop.left() + 4;
    }

    private static double share(CropSampler sampler, Predicate<Crop> condition) {
        return IntStream.range(0, DRAWS).mapToObj(i -> sampler.sample(RandomKey.of(1, i))).filter(condition).count()
                / (double) DRAWS;
    }

    /** An image with one positive pixel. */
    private static ImageMask image(int height, int width, int positive) {
        float[] mask = new float[height * width];
        mask[positive] = 1;
        return new ImageMask(height, width, new float[3 * height * width], mask);
    }
}

package bowman.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.graph.Shape;
import bowman.intensity.IntensityRange;
import bowman.intensity.Standardization;
import bowman.runtime.RandomKey;
import bowman.runtime.Tensor;
import bowman.train.Batch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CropBatchesTest {

    private static final ImageMask IMAGE = noise(20, 30);

    @Test
    void aBatchDependsOnItsStepAlone() {
        CropBatches batches = batches(IMAGE, 3);
        Batch first = batch();
        batches.fill(5, first);
        Batch other = batch();
        batches.fill(6, other);
        assertThat(other.images().data()).as("batch of another step").isNotEqualTo(first.images().data());
        batches.fill(5, other);
        assertThat(other.images().data()).as("the same step again").isEqualTo(first.images().data());
        assertThat(other.targets().data()).isEqualTo(first.targets().data());
    }

    @Test
    void batchesDependOnTheSeed() {
        Batch one = batch();
        batches(IMAGE, 1).fill(0, one);
        Batch two = batch();
        batches(IMAGE, 2).fill(0, two);
        assertThat(one.images().data()).isNotEqualTo(two.images().data());
    }

    @Test
    void targetsBelongToTheirImages() {
        Batch batch = batch();
        batches(IMAGE, 3).fill(0, batch);
        for (int i = 0; i < batch.targets().data().length; i++) {
            boolean bright = batch.images().data()[3 * i] > 0;
            assertThat(batch.targets().data()[i]).as("pixel " + i + " is positive where it is bright")
                    .isEqualTo(bright ? 1 : 0);
        }
    }

    @Test
    void cropsAreSeenUnderAllEightSymmetries() {
        ImageMask corner = new ImageMask(2, 2, new float[12], new float[] {1, 0.5f, 0.25f, 0});
        CropBatches batches = new CropBatches(List.of(corner), 2, 0, CropScaling.FIXED, Standardization.IMAGENET, 1);
        Batch batch = new Batch(Tensor.zeros(Shape.map(1, 2, 2, 3)), Tensor.zeros(Shape.map(1, 2, 2, 1)));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < 200; step++) {
            batches.fill(step, batch);
            seen.add(Arrays.toString(batch.targets().data()));
        }
        assertThat(seen).as("targets of 200 batches").hasSize(8);
    }

    @Test
    void aCropIsScaledByTheRangeOfTheSlideThatItsImageIsOf() {
        CropBatches batches = new CropBatches(List.of(flat(0.5f), flat(0.7f)), 8, 0, CropScaling.slides(List.of(
                new IntensityRange(0.4f, 0.6f), new IntensityRange(0.6f, 1))), Standardization.IMAGENET, 1);
        Set<Float> reds = new HashSet<>();
        Batch batch = batch();
        for (int step = 0; step < 20; step++) {
            batches.fill(step, batch);
            reds.add(batch.images().data()[0]);
        }
        assertThat(reds).as("red where 0.5 is the middle of the range, and where 0.7 is a quarter of it")
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Float.compare(a, b))
                .containsExactlyInAnyOrder((0.5f - 0.485f) / 0.229f, (0.25f - 0.485f) / 0.229f);
    }

    @Test
    void aCropAsAWindowSpansTheWholeScale() {
        CropBatches batches = new CropBatches(List.of(IMAGE), 8, 0, CropScaling.WINDOW, Standardization.IMAGENET, 1);
        Batch batch = new Batch(Tensor.zeros(Shape.map(1, 8, 8, 3)), Tensor.zeros(Shape.map(1, 8, 8, 1)));
        batches.fill(0, batch);
        float[] reds = new float[64];
        for (int i = 0; i < reds.length; i++) {
            reds[i] = batch.images().data()[3 * i];
        }
        Arrays.sort(reds);
        assertThat(reds[0]).as("the darkest gray").isEqualTo((0 - 0.485f) / 0.229f, within(1e-5f));
        assertThat(reds[63]).as("the brightest gray").isEqualTo((1 - 0.485f) / 0.229f, within(1e-5f));
    }

    @Test
    void aBatchOfAnotherSizeIsRefused() {
        Batch batch = new Batch(Tensor.zeros(Shape.map(1, 8, 6, 3)), Tensor.zeros(Shape.map(1, 8, 6, 1)));
        assertThatThrownBy(() -> batches(IMAGE, 3).fill(0, batch)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crops of 8x8 do not fill a batch of 1x8x6x3");
    }

    private static CropBatches batches(ImageMask image, long seed) {
        return new CropBatches(List.of(image), 8, 0.7, CropScaling.FIXED, Standardization.IMAGENET, seed);
    }

    private static Batch batch() {
        return new Batch(Tensor.zeros(Shape.map(3, 8, 8, 3)), Tensor.zeros(Shape.map(3, 8, 8, 1)));
    }

    private static ImageMask flat(float intensity) {
        float[] pixels = new float[3 * 8 * 8];
        Arrays.fill(pixels, intensity);
        return new ImageMask(8, 8, pixels, new float[8 * 8]);
    }

    /** Random gray levels; the mask is where red is above its mean over ImageNet. */
    private static ImageMask noise(int height, int width) {
        float[] pixels = new float[3 * height * width];
        float[] mask = new float[height * width];
        RandomKey key = RandomKey.of(9, 9);
        for (int i = 0; i < mask.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                pixels[3 * i + channel] = key.uniform(0, i);
            }
            mask[i] = key.uniform(0, i) > 0.485f ? 1 : 0;
        }
        return new ImageMask(height, width, pixels, mask);
    }
}

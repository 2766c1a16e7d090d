package bowman.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Shape;
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
        CropBatches batches = new CropBatches(List.of(corner), 2, 0, Standardization.IMAGENET, 1);
        Batch batch = new Batch(Tensor.zeros(Shape.map(1, 2, 2, 3)), Tensor.zeros(Shape.map(1, 2, 2, 1)));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < 200; step++) {
            batches.fill(step, batch);
            seen.add(Arrays.toString(batch.targets().data()));
        }
        assertThat(seen).as("targets of 200 batches").hasSize(8);
    }

    @Test
    void aBatchOfAnotherSizeIsRefused() {
        Batch batch = new Batch(Tensor.zeros(Shape.map(1, 8, 6, 3)), Tensor.zeros(Shape.map(1, 8, 6, 1)));
        assertThatThrownBy(() -> batches(IMAGE, 3).fill(0, batch)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crops of 8x8 do not fill a batch of 1x8x6x3");
    }

    private static CropBatches batches(ImageMask image, long seed) {
        return new CropBatches(List.of(image), 8, 0.7, Standardization.IMAGENET, seed);
    }

    private static Batch batch() {
        return new Batch(Tensor.zeros(Shape.map(3, 8, 8, 3)), Tensor.zeros(Shape.map(3, 8, 8, 1)));
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

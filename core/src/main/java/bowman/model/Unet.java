package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder of U-Net (Ronneberger et al., 2015): step by step the coarsest map is upsampled to the size of the next
 * finer one and concatenated with it, up to the image's size. The image may have any size.
 */
record Unet() implements Decoder {

    /** The output channels of each step. */
    static final List<Integer> CHANNELS = List.of(256, 128, 64, 32, 16);

    @Override
    public String name() {
        return "unet";
    }

    @Override
    public SmpDecoder smp() {
        return SmpDecoder.unet("Unet");
    }

    @Override
    public int sizeMultiple() {
        return 1;
    }

    @Override
    public Forward declare(Scope scope, List<FeatureLevel> levels, DropRates rates) {
        List<Step> steps = new ArrayList<>();
        int in = levels.getLast().channels();
        int stride = levels.getLast().stride();
        for (int out : CHANNELS) {
            stride /= 2;
            int skip = indexOf(stride, levels);
            UnetBlock block = new UnetBlock(scope.child("blocks").child(steps.size()), in,
                    skip < 0 ? 0 : levels.get(skip).channels(), out);
            steps.add(new Step(block, stride, skip));
            in = out;
        }
        return (image, features) -> {
            Value map = features.getLast();
            for (Step step : steps) {
                map = step.apply(map, image, features);
            }
            return map;
        };
    }

    private static int indexOf(int stride, List<FeatureLevel> levels) {
        return levels.stream().map(FeatureLevel::stride).toList().indexOf(stride);
    }

    @Override
    public Layer declareHead(Scope scope, int classes) {
        return Layers.convolution(scope.child(0), CHANNELS.getLast(), classes, 3, new Geometry(1, 1, 1, 1));
    }

    /**
     * A step to the resolution of the encoder's map of index {@code skip}, or, if that is -1, to one for which the
     * encoder has no map.
     */
    private record Step(UnetBlock block, int stride, int skip) {

        Value apply(Value coarse, Shape image, List<Value> features) {
            if (skip < 0) {
                return block.apply(coarse, image.height() / stride, image.width() / stride, List.of());
            }
            Value finer = features.get(skip);
            return block.apply(coarse, finer.shape().height(), finer.shape().width(), List.of(finer));
        }
    }
}

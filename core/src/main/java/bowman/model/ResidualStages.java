package bowman.model;

import bowman.graph.ResamplingOp.Rounding;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a residual network after its stem (He et al., 2016, table 1): a max pool and four stages of blocks, with
 * maps of 1/4, 1/8, 1/16 and 1/32 of the image; the stem's map is 1/2 of it.
 *
 * @param depths the number of blocks of each stage
 */
record ResidualStages(ResidualBlock block, List<Integer> depths) {

    private static final List<Integer> PLANES = List.of(64, 128, 256, 512);
    private static final Window POOL = new Window(3, 2, 1, Rounding.DOWN);

    /** Returns the feature maps of a network whose stem has the given number of channels. */
    List<FeatureLevel> levels(int stem) {
        List<FeatureLevel> levels = new ArrayList<>();
        levels.add(new FeatureLevel(stem, 2));
        for (int planes : PLANES) {
            levels.add(new FeatureLevel(block.channels(planes), 2 * levels.getLast().stride()));
        }
        return levels;
    }

    /**
     * Declares the variables of the stages.
     *
     * @param stem the layers before the stages, declared already
     * @param in the output channels of the stem
     */
    Encoder.Forward declare(Scope scope, Layer stem, int in) {
        List<Layer> stages = new ArrayList<>();
        int channels = in;
        for (int i = 0; i < PLANES.size(); i++) {
            stages.add(stage(scope.child("layer" + (i + 1)), channels, i));
            channels = block.channels(PLANES.get(i));
        }
        return image -> {
            List<Value> features = new ArrayList<>();
            features.add(stem.apply(image));
            Value map = scope.child("maxpool").graph().maxPool(features.getFirst(), POOL);
            for (Layer stage : stages) {
                map = stage.apply(map);
                features.add(map);
            }
            return features;
        };
    }

    /** All stages but the first halve height and width, in their first block. */
    private Layer stage(Scope scope, int in, int index) {
        int planes = PLANES.get(index);
        List<Layer> blocks = new ArrayList<>();
        blocks.add(block.declare(scope.child(0), in, planes, index == 0 ? 1 : 2));
        for (int i = 1; i < depths.get(index); i++) {
            blocks.add(block.declare(scope.child(i), block.channels(planes), planes, 1));
        }
        return Layers.sequence(blocks);
    }
}

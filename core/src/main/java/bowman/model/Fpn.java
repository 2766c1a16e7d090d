package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.RandomOp.Unit;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The feature pyramid decoder (Kirillov et al., Panoptic Feature Pyramid Networks, 2019, section 3.1): coarse features
 * are added to finer ones on the way down, each level is upsampled to 1/4 of the image, and the four are summed.
 */
record Fpn() implements Decoder {

    private static final int PYRAMID = 256;
    private static final int SEGMENTATION = 128;
    private static final int LEVELS = 4;
    private static final int FINEST_STRIDE = 4;
    private static final int COARSEST_STRIDE = 32;

    @Override
    public String name() {
        return "fpn";
    }

    @Override
    public SmpDecoder smp() {
        return SmpDecoder.fpn(PYRAMID, SEGMENTATION, FINEST_STRIDE);
    }

    @Override
    public int sizeMultiple() {
        return COARSEST_STRIDE;
    }

    @Override
    public Forward declare(Scope scope, List<FeatureLevel> levels, DropRates rates) {
        List<FeatureLevel> coarsestFirst = levels.subList(levels.size() - LEVELS, levels.size()).reversed();
        List<PyramidLevel> pyramid = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            pyramid.add(new PyramidLevel(scope.child("p" + (LEVELS + 1 - i)), coarsestFirst.get(i).channels(), i == 0));
        }
        List<Layer> segmentation = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            segmentation.add(segmentationBlock(scope.child("seg_blocks").child(i), LEVELS - 1 - i));
        }
        Layer dropout = Layers.dropout(scope.child("dropout"), rates.channel(), Unit.CHANNEL);
        return (image, features) -> {
            List<Value> merged = new ArrayList<>();
            List<Value> pyramidMaps = descend(pyramid, features.subList(features.size() - LEVELS, features.size()));
            for (int i = 0; i < LEVELS; i++) {
                merged.add(segmentation.get(i).apply(pyramidMaps.get(i)));
            }
            return dropout.apply(scope.child("merge").graph().sum(merged));
        };
    }

    private static List<Value> descend(List<PyramidLevel> pyramid, List<Value> features) {
        List<Value> maps = new ArrayList<>();
        for (PyramidLevel level : pyramid) {
            Value feature = features.get(LEVELS - 1 - maps.size());
            maps.add(maps.isEmpty() ? level.lateral().apply(feature) : level.apply(maps.getLast(), feature));
        }
        return maps;
    }

    /** Convolutions, each followed by an upsampling, except at the finest level. */
    private static Layer segmentationBlock(Scope scope, int upsamplings) {
        List<Layer> units = new ArrayList<>();
        for (int i = 0; i < Math.max(1, upsamplings); i++) {
            int in = i == 0 ? PYRAMID : SEGMENTATION;
            units.add(segmentationUnit(scope.child("block").child(i), in, upsamplings > 0));
        }
        return Layers.sequence(units);
    }

    private static Layer segmentationUnit(Scope scope, int in, boolean upsampled) {
        Scope block = scope.child("block");
        Layer convolution =
                Layers.convolutionWithoutBias(block.child(0), in, SEGMENTATION, 3, new Geometry(1, 1, 1, 1));
        Layer norm = Layers.groupNorm(block.child(1), SEGMENTATION, 32, 1e-5f);
        return map -> {
            Value normed = norm.apply(convolution.apply(map));
            Value activated = block.child(2).graph().relu(normed);
            return upsampled
                    ? scope.graph().upsample(activated, Interpolation.BILINEAR_ALIGN_CORNERS, 2)
                    : activated;
        };
    }

    @Override
    public Layer declareHead(Scope scope, int classes) {
        Layer convolution = Layers.convolution(scope.child(0), SEGMENTATION, classes, 1, Geometry.POINTWISE);
        return map -> {
            Value small = convolution.apply(map);
            return scope.child(1).graph().upsample(small, Interpolation.BILINEAR_ALIGN_CORNERS, FINEST_STRIDE);
        };
    }

    /** A level of the pyramid: an encoder's feature map projected to the pyramid's channels. */
    private record PyramidLevel(Scope scope, Layer lateral) {

        PyramidLevel(Scope scope, int channels, boolean coarsest) {
            this(scope, Layers.convolution(coarsest ? scope : scope.child("skip_conv"), channels, PYRAMID, 1,
                    Geometry.POINTWISE));
        }

        /** Adds the coarser level to this one. */
        Value apply(Value coarser, Value feature) {
            Value skip = lateral.apply(feature);
            Value enlarged = scope.graph().upsample(coarser, Interpolation.NEAREST, 2);
            return scope.graph().sum(enlarged, skip);
        }
    }
}

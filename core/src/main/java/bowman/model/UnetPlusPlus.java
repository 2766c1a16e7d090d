package bowman.model;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Layers;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decoder of UNet++ (Zhou et al., UNet++: A Nested U-Net Architecture for Medical Image Segmentation, 2018,
 * equation 1): U-Nets decode from every map but the finest, and each node concatenates the coarser map of its own
 * U-Net, upsampled, with the maps of its resolution from all U-Nets that begin at finer maps.
 *
 * <p>Node (d, l) decodes from the encoder's map d, counted from the coarsest, and lies at the resolution of map l + 1.
 */
record UnetPlusPlus() implements Decoder {

    private static final int COARSEST_STRIDE = 32;

    /** The number of resolutions that have nodes in addition to a map of the encoder. */
    private static final int NESTED = Unet.CHANNELS.size() - 1;

    @Override
    public String name() {
        return "unetplusplus";
    }

    @Override
    public SmpDecoder smp() {
        return SmpDecoder.unet("UnetPlusPlus");
    }

    @Override
    public int sizeMultiple() {
        return COARSEST_STRIDE;
    }

    /** With the message of segmentation_models_pytorch. */
    @Override
    public Optional<String> refusal(Encoder encoder) {
        return encoder.levels().size() > NESTED ? Optional.empty()
                : Optional.of("UnetPlusPlus is not support encoder_name=" + encoder.name());
    }

    @Override
    public Forward declare(Scope parent, List<FeatureLevel> levels, DropRates rates) {
        Scope scope = parent.child("blocks");
        List<Integer> encoded = levels.reversed().stream().map(FeatureLevel::channels).toList();
        List<List<UnetBlock>> nodes = new ArrayList<>();
        for (int l = 0; l < NESTED; l++) {
            List<UnetBlock> row = new ArrayList<>();
            for (int d = 0; d <= l; d++) {
                int maps = l + 1 - d;
                row.add(new UnetBlock(node(scope, d, l), d == l ? encoded.get(l) : channels(d, l - 1, encoded),
                        maps * encoded.get(l + 1), channels(d, l, encoded)));
            }
            nodes.add(row);
        }
        UnetBlock last = new UnetBlock(node(scope, 0, NESTED), channels(0, NESTED - 1, encoded), 0,
                Unet.CHANNELS.getLast());
        return (image, features) -> {
            Value map = decode(nodes, features.reversed());
            return last.apply(map, image.height(), image.width(), List.of());
        };
    }

    private static Scope node(Scope scope, int d, int l) {
        return scope.child("x_" + d + "_" + l);
    }

    /**
     * The nodes on the path to the result have a U-Net's channels, all others those of the encoder's map at their
     * resolution.
     */
    private static int channels(int d, int l, List<Integer> encoded) {
        return d == 0 ? Unet.CHANNELS.get(l) : encoded.get(l + 1);
    }

    /** Row by row, from the coarsest resolution to the finest; within a row the most recent map comes first. */
    private static Value decode(List<List<UnetBlock>> nodes, List<Value> encoded) {
        List<Value> coarser = List.of();
        for (int l = 0; l < NESTED; l++) {
            Value beside = encoded.get(l + 1);
            Shape size = beside.shape();
            List<Value> row = new ArrayList<>(List.of(beside));
            for (int d = l; d >= 0; d--) {
                Value below = d == l ? encoded.get(l) : coarser.get(d);
                row.addFirst(nodes.get(l).get(d).apply(below, size.height(), size.width(), row));
            }
            coarser = row;
        }
        return coarser.getFirst();
    }

    @Override
    public Layer declareHead(Scope scope, int classes) {
        return Layers.convolution(scope.child(0), Unet.CHANNELS.getLast(), classes, 3, new Geometry(1, 1, 1, 1));
    }
}

package bowman.model;

import bowman.graph.GraphBuilder;
import bowman.graph.ShapeException;
import bowman.graph.Value;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Mode;
import bowman.nn.Network;
import bowman.nn.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * A segmentation network: a decoder over an encoder. Its variables have the names, shapes and order of the
 * state dict of segmentation_models_pytorch. Immutable.
 */
public final class Architecture implements Network {

    private static final List<Architecture> ALL = all();

    private final Decoder decoder;
    private final Encoder encoder;
    private final int classes;
    private final DropRates dropRates;

    private Architecture(Decoder decoder, Encoder encoder, int classes, DropRates dropRates) {
        this.decoder = decoder;
        this.encoder = encoder;
        this.classes = classes;
        this.dropRates = dropRates;
    }

    private static List<Architecture> all() {
        List<Architecture> all = new ArrayList<>();
        for (Encoder encoder : MixTransformer.FAMILY) {
            all.add(new Architecture(new Fpn(), encoder, 1, DropRates.STANDARD));
        }
        return List.copyOf(all);
    }

    /**
     * The architecture of a name such as {@code fpn/mit_b2}, with one class.
     *
     * @throws IllegalArgumentException if there is none; the message lists all names
     */
    public static Architecture named(String name) {
        return ALL.stream().filter(architecture -> architecture.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no architecture " + name + "; choose one of "
                        + String.join(", ", names())));
    }

    /** The names of all architectures. */
    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    /** The decoder's and the encoder's name, joined by a slash. */
    public String name() {
        return decoder.name() + "/" + encoder.name();
    }

    /** The number of channels of the logits. */
    public int classes() {
        return classes;
    }

    /**
     * This architecture with another number of classes.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public Architecture withClasses(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a network has at least 1 class, got " + number);
        }
        return new Architecture(decoder, encoder, number, dropRates);
    }

    /** This architecture with other probabilities of what is left out in training. */
    public Architecture withDropRates(DropRates rates) {
        return new Architecture(decoder, encoder, classes, rates);
    }

    /**
     * Checks that images of a size can be segmented.
     *
     * @param height of the image, in pixels
     * @param width of the image, in pixels
     * @throws ShapeException if they cannot; the message has the next larger size that can
     */
    public void requireInputSize(int height, int width) {
        int multiple = decoder.sizeMultiple();
        if (height % multiple != 0 || width % multiple != 0) {
            throw new ShapeException(("Wrong input shape height=%d, width=%d. Expected image height and width divisible"
                    + " by %d. Consider pad your images to shape (%d, %d).").formatted(height, width, multiple,
                    Math.ceilDiv(height, multiple) * multiple, Math.ceilDiv(width, multiple) * multiple));
        }
    }

    @Override
    public Value logits(GraphBuilder builder, Value image, Mode mode) {
        requireInputSize(image.shape().height(), image.shape().width());
        String label = builder.label();
        Scope root = Scope.root(builder, mode, Initialization.KAIMING_UNIFORM);
        Encoder.Features features = encoder.declare(root.child("encoder"), dropRates);
        Decoder.Merging merging = decoder.declare(root.child("decoder"), encoder.levels(), dropRates);
        Layer head = decoder.declareHead(
                root.child("segmentation_head").initializedBy(Initialization.XAVIER_UNIFORM), classes);
        Value logits = head.apply(merging.of(features.of(image)));
        builder.at(label);
        return logits;
    }

    @Override
    public String toString() {
        return name();
    }
}

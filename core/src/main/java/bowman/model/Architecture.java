package bowman.model;

import bowman.graph.GraphBuilder;
import bowman.graph.ShapeException;
import bowman.graph.Value;
import bowman.nn.Initialization;
import bowman.nn.Layer;
import bowman.nn.Mode;
import bowman.nn.Network;
import bowman.nn.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A segmentation network: a decoder over an encoder. Its variables have the names, shapes and order of the
 * state dict of segmentation_models_pytorch. Immutable.
 */
public final class Architecture implements Network {

    private static final List<Decoder> DECODERS = List.of(new Fpn(), new Unet(), new UnetPlusPlus());

    private static final List<Encoder> ENCODERS = Stream.of(MixTransformer.FAMILY, ResNest.FAMILY, ResNet.FAMILY)
            .flatMap(List::stream).toList();

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

    /**
     * Returns the architecture of the given name, such as {@code fpn/mit_b2}, with one class.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names, or says why this combination is
     *     not supported
     */
    public static Architecture named(String name) {
        Architecture named = combinations().filter(architecture -> architecture.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no architecture " + name + "; choose "
                        + choice()));
        named.decoder.refusal(named.encoder).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return named;
    }

    /** Returns the names of all architectures. */
    public static List<String> names() {
        return combinations().filter(architecture -> architecture.decoder.refusal(architecture.encoder).isEmpty())
                .map(Architecture::name).toList();
    }

    private static Stream<Architecture> combinations() {
        return DECODERS.stream().flatMap(decoder -> ENCODERS.stream()
                .map(encoder -> new Architecture(decoder, encoder, 1, DropRates.STANDARD)));
    }

    /** Returns all decoders. */
    static List<Decoder> decoders() {
        return DECODERS;
    }

    /** Returns all encoders. */
    static List<Encoder> encoders() {
        return ENCODERS;
    }

    /** Returns the options with which segmentation_models_pytorch makes this network. */
    SmpDecoder smp() {
        return decoder.smp();
    }

    /** The form of a name, for messages. */
    static String choice() {
        return "a decoder (%s) and an encoder (%s), joined by a slash as in fpn/mit_b2".formatted(
                DECODERS.stream().map(Decoder::name).collect(Collectors.joining(", ")),
                ENCODERS.stream().map(Encoder::name).collect(Collectors.joining(", ")));
    }

    /** Returns the decoder's and the encoder's name, joined by a slash. */
    public String name() {
        return decoder.name() + "/" + encoder.name();
    }

    /** Returns the number of channels of the logits. */
    public int classes() {
        return classes;
    }

    /**
     * Returns this architecture with another number of classes.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public Architecture withClasses(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a network has at least 1 class, got " + number);
        }
        return new Architecture(decoder, encoder, number, dropRates);
    }

    /** Returns this architecture with other drop rates in training. */
    public Architecture withDropRates(DropRates rates) {
        return new Architecture(decoder, encoder, classes, rates);
    }

    /**
     * Checks that images of the given size can be segmented.
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
        Encoder.Forward encode = encoder.declare(root.child("encoder"), dropRates);
        Decoder.Forward decode = decoder.declare(root.child("decoder"), encoder.levels(), dropRates);
        Layer head = decoder.declareHead(
                root.child("segmentation_head").initializedBy(Initialization.XAVIER_UNIFORM), classes);
        Value logits = head.apply(decode.apply(image.shape(), encode.apply(image)));
        builder.at(label);
        return logits;
    }

    @Override
    public String toString() {
        return name();
    }
}

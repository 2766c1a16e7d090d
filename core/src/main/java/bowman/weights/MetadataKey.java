package bowman.weights;

/** The names of the strings that Bowman's safetensors files carry beside the tensors. */
public final class MetadataKey {

    /** The network's name, such as {@code fpn/mit_b2}. */
    public static final String ARCHITECTURE = "architecture";

    private MetadataKey() {
    }
}

package bowman.weights;

/** The names of the strings that Bowman's safetensors files carry beside the tensors. */
public final class MetadataKey {

    /** The network's name, such as {@code fpn/mit_b2}. */
    public static final String ARCHITECTURE = "architecture";

    /** Height and width of the images that the network was trained on, in pixels. */
    public static final String INPUT_SIZE = "input_size";

    /** Height and width of what is resized to the input size, in pixels. */
    public static final String WINDOW = "window";

    /** The size of the window's pixels. */
    public static final String MICRONS_PER_PIXEL = "microns_per_pixel";

    /** How colours are made the network's input; {@code imagenet} for the statistics of ImageNet. */
    public static final String NORMALIZATION = "normalization";

    /** By which range of intensities images are scaled first, see {@link bowman.intensity.IntensityScaling}. */
    public static final String SCALING = "intensity_scaling";

    /** The probability above which a pixel is positive. */
    public static final String THRESHOLD = "threshold";

    /** The training, in words. */
    public static final String TRAINING = "training";

    private MetadataKey() {
    }
}

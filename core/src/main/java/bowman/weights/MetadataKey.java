package bowman.weights;

/** The keys of the metadata in Bowman's safetensors files. */
public final class MetadataKey {

    /** The network's name, such as {@code fpn/mit_b2}. */
    public static final String ARCHITECTURE = "architecture";

    /** Height and width of the images that the network was trained on, in pixels. */
    public static final String INPUT_SIZE = "input_size";

    /** Height and width of the windows that are resized to the input size, in pixels. */
    public static final String WINDOW = "window";

    /** The size of the window's pixels, in microns. */
    public static final String MICRONS_PER_PIXEL = "microns_per_pixel";

    /** The standardization of colours; {@code imagenet} for the statistics of ImageNet. */
    public static final String NORMALIZATION = "normalization";

    /**
     * The choice of the intensity range by which images are scaled first, see {@link
     * bowman.intensity.IntensityScaling}.
     */
    public static final String SCALING = "intensity_scaling";

    /** The probability above which a pixel is positive. */
    public static final String THRESHOLD = "threshold";

    /** A description of the training, free text. */
    public static final String TRAINING = "training";

    private MetadataKey() {
    }
}

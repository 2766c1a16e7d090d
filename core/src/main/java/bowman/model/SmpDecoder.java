package bowman.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options with which segmentation_models_pytorch makes the network that a decoder computes.
 *
 * @param type the name of the class there
 * @param options for each option that changes what is computed, the values with which nothing changes, in the form of
 *     {@link SmpConfiguration#text}, the default first
 */
record SmpDecoder(String type, Map<String, List<String>> options) {

    /** The default of options without a value. */
    static final String NONE = "null";

    private static final String INTERPOLATION = "decoder_interpolation";
    private static final String UPSAMPLING = "upsampling";

    /** The options that names and shapes of weights do not depend on. */
    private static final List<String> UNTOLD = List.of(INTERPOLATION, UPSAMPLING);

    static SmpDecoder fpn(int pyramid, int segmentation, int upsampling) {
        Map<String, List<String>> options = common();
        options.put("decoder_pyramid_channels", List.of(Integer.toString(pyramid)));
        options.put("decoder_segmentation_channels", List.of(Integer.toString(segmentation)));
        options.put("decoder_merge_policy", List.of("add"));
        options.put(UPSAMPLING, List.of(Integer.toString(upsampling)));
        return new SmpDecoder("FPN", options);
    }

    static SmpDecoder unet(String type) {
        Map<String, List<String>> options = common();
        options.put("decoder_channels", List.of(Unet.CHANNELS.toString()));
        options.put("decoder_use_norm", List.of("batchnorm", "true", "{type: batchnorm}"));
        options.put("decoder_use_batchnorm", List.of("true"));
        options.put("decoder_attention_type", List.of(NONE));
        return new SmpDecoder(type, options);
    }

    /** A sigmoid is what probabilities are computed with anyway. */
    private static Map<String, List<String>> common() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("encoder_depth", List.of("5"));
        options.put("in_channels", List.of("3"));
        options.put("classes", List.of("1"));
        options.put("activation", List.of(NONE, "identity", "sigmoid"));
        options.put("output_stride", List.of("32"));
        options.put("encoder_output_stride", List.of("32"));
        options.put(INTERPOLATION, List.of("nearest"));
        return options;
    }

    /** Returns what is assumed about the options that weights do not tell. */
    String assumed() {
        StringBuilder assumed = new StringBuilder();
        UNTOLD.stream().filter(options::containsKey).forEach(option -> assumed.append(option).append(' ')
                .append(options.get(option).getFirst()).append(", "));
        return assumed + "activation sigmoid or none, norms with their usual eps, the plain variant of the encoder";
    }
}

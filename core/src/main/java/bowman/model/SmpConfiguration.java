package bowman.model;

import bowman.json.Json;
import bowman.json.JsonReader;
import bowman.json.JsonReader.JsonException;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file {@code config.json} that {@code save_pretrained} of segmentation_models_pytorch writes: the options of a
 * network.
 *
 * @param file for messages
 * @param options the values by their names
 */
record SmpConfiguration(Path file, Map<String, Json> options) {

    private static final String TYPE = "_model_class";
    private static final String ENCODER = "encoder_name";

    /** Options on which predictions do not depend: for training, and for a second result beside the logits. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(ENCODER, "encoder_weights", "decoder_dropout",
            "aux_params");

    /**
     * Reads a configuration.
     *
     * @return empty if it is another program's
     * @throws IOException if the file cannot be read
     * @throws WeightsException if it is not valid JSON
     */
    static Optional<SmpConfiguration> read(Path file) throws IOException {
        try {
            return JsonReader.read(Files.readString(file)) instanceof Json.Members(var options)
                    && (options.containsKey(TYPE) || options.containsKey(ENCODER))
                            ? Optional.of(new SmpConfiguration(file, options)) : Optional.empty();
        } catch (JsonException | CharacterCodingException e) {
            throw new WeightsException(file + ": the options of the network are not valid JSON (" + e.getMessage()
                    + "); copy or download the file again");
        }
    }

    /**
     * Returns the network that is described.
     *
     * @return empty if the file does not tell the kind of network, as those of old versions
     * @throws WeightsException if Bowman has no such network
     */
    Optional<Architecture> architecture() {
        if (!(options.get(TYPE) instanceof Json.Text(var type))) {
            return Optional.empty();
        }
        Decoder decoder = Architecture.decoders().stream().filter(each -> each.smp().type().equals(type)).findFirst()
                .orElseThrow(() -> unsupported("it is of the class " + type + ", and there are only "
                        + Architecture.decoders().stream().map(each -> each.smp().type())
                                .collect(Collectors.joining(", "))));
        String name = text(options.getOrDefault(ENCODER, new Json.Text("resnet34")));
        Encoder encoder = Architecture.encoders().stream().filter(each -> bare(each.name()).equals(bare(name)))
                .findFirst().orElseThrow(() -> unsupported("its encoder is " + name + ", and there are only "
                        + Architecture.encoders().stream().map(Encoder::name).collect(Collectors.joining(", "))));
        return Optional.of(Architecture.named(decoder.name() + "/" + encoder.name()));
    }

    /** Timm's names have a prefix, which depends on the version, and a tag of the weights behind a dot. */
    private static String bare(String encoder) {
        return encoder.replaceFirst("^(tu|timm)-", "").replaceFirst("\\..*", "");
    }

    /**
     * Checks that a network with these options computes what Bowman does.
     *
     * @throws WeightsException if it does not; the message names all such options
     */
    void requireOptions(SmpDecoder decoder) {
        List<String> others = new ArrayList<>();
        options.forEach((name, value) -> {
            List<String> right = decoder.options().get(name);
            if (right != null && !right.contains(text(value))) {
                others.add(name + " is " + text(value) + " and not " + right.getFirst());
            } else if (right == null && isSet(value) && !name.startsWith("_") && !WITHOUT_EFFECT.contains(name)) {
                others.add(name + " is " + text(value) + ", an option that is not known here");
            }
        });
        if (!others.isEmpty()) {
            throw unsupported(String.join("; ", others));
        }
    }

    private static boolean isSet(Json value) {
        return !Set.of(SmpDecoder.NONE, "{}").contains(text(value));
    }

    private WeightsException unsupported(String why) {
        return new WeightsException(file + ": this network cannot be computed here: " + why
                + "; run it with segmentation_models_pytorch, or train another one");
    }

    /** Returns a value as text, strings without quotes. */
    static String text(Json value) {
        return switch (value) {
            case Json.Text(var text) -> text;
            case Json.Numeral(var digits) -> digits;
            case Json.Literal(var word) -> word;
            case Json.Elements(var elements) -> elements.stream().map(SmpConfiguration::text)
                    .collect(Collectors.joining(", ", "[", "]"));
            case Json.Members(var members) -> members.entrySet().stream()
                    .map(member -> member.getKey() + ": " + text(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}

package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as {@code save_pretrained} of segmentation_models_pytorch writes them. */
class SmpConfigurationTest {

    /** As version 0.5 writes it. */
    private static final String UNET = """
            {"_model_class": "Unet", "activation": null, "aux_params": null, "classes": 1,
             "decoder_attention_type": null, "decoder_channels": [256, 128, 64, 32, 16],
             "decoder_interpolation": "nearest", "decoder_use_norm": "batchnorm", "encoder_depth": 5,
             "encoder_name": "resnet18", "encoder_weights": "imagenet", "in_channels": 3}
            """;

    private static final String FPN = """
            {"_model_class": "FPN", "activation": null, "aux_params": null, "classes": 1, "decoder_dropout": 0.2,
             "decoder_interpolation": "nearest", "decoder_merge_policy": "add", "decoder_pyramid_channels": 256,
             "decoder_segmentation_channels": 128, "encoder_depth": 5, "encoder_name": "mit_b0",
             "encoder_weights": "imagenet", "in_channels": 3, "upsampling": 4}
            """;

    private static final StateDict WEIGHTS =
            StateDict.initial(ArchitectureMatch.graph(Architecture.named("unet/resnet18")), 1);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeWeights() throws IOException {
        Safetensors.write(folder.resolve("model.safetensors"), WEIGHTS.tensors(), Map.of("format", "pt"));
    }

    @Test
    void aFolderIsReadWithoutAssumptions() throws IOException {
        configure(UNET);
        NetworkReading read = NetworkReading.of(folder, WeightsChoice.OF_THE_FILE);
        assertThat(read.network().architecture().name()).isEqualTo("unet/resnet18");
        assertThat(read.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "nearest"             | "bilinear"            | decoder_interpolation is bilinear and not nearest
            attention_type": null | attention_type": "se" | decoder_attention_type is se and not null
            256, 128              | 512, 128              | decoder_channels is [512, 128, 64, 32, 16] and not [256, 128
            "batchnorm"           | "instancenorm"        | decoder_use_norm is instancenorm and not batchnorm
            "encoder_depth": 5    | "encoder_depth": 4    | encoder_depth is 4 and not 5
            "classes": 1          | "classes": 3          | classes is 3 and not 1
            "in_channels": 3      | "in_channels": 4      | in_channels is 4 and not 3
            "activation": null    | "activation": "tanh"  | activation is tanh and not null
            "aux_params": null    | "output_stride": 16   | output_stride is 16 and not 32
            "aux_params": null    | "drop_path": 2        | drop_path is 2, an option that is not known here
            "resnet18"            | "vgg11"               | its encoder is vgg11, and there are only mit_b0
            "Unet"                | "MAnet"               | it is of the class MAnet, and there are only FPN
            """)
    void whatBowmanDoesNotComputeIsRefusedByName(String usual, String other, String reason) throws IOException {
        configure(UNET.replace(usual, other));
        for (Path path : new Path[] {folder, folder.resolve("model.safetensors")}) {
            assertThatThrownBy(() -> NetworkReading.of(path, WeightsChoice.OF_THE_FILE)).as(path.toString())
                    .isInstanceOf(WeightsException.class).hasMessageStartingWith(folder.resolve("config.json")
                            + ": this network cannot be computed here: " + reason).hasMessageContaining(
                                    "; run it with");
        }
    }

    @Test
    void allOptionsThatDifferAreNamed() throws IOException {
        configure(FPN.replace("add", "cat").replace("\"upsampling\": 4", "\"upsampling\": 1"));
        assertThatThrownBy(() -> NetworkReading.of(folder, WeightsChoice.of(Architecture.named("fpn/mit_b0"))))
                .hasMessageContaining("decoder_merge_policy is cat and not add; upsampling is 1 and not 4;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"activation\": \"sigmoid\"", "\"activation\": \"identity\"",
        "\"aux_params\": {\"classes\": 2}", "\"encoder_weights\": null", "\"decoder_use_norm\": true",
        "\"decoder_use_batchnorm\": true", "\"kwargs\": {}", "\"new_option\": null"})
    void whatDoesNotChangeTheLogitsIsTaken(String option) throws IOException {
        configure(UNET.replaceFirst("\\{", "{" + option + ", ").replace("\"activation\": null, ", "")
                .replace("\"aux_params\": null, ", "").replace("\"encoder_weights\": \"imagenet\", ", "")
                .replace("\"decoder_use_norm\": \"batchnorm\", ", ""));
        assertThat(NetworkReading.of(folder, WeightsChoice.OF_THE_FILE).network().architecture().name())
                .isEqualTo("unet/resnet18");
    }

    @ParameterizedTest
    @CsvSource({"timm-resnest14d, timm-resnest14d", "tu-resnest14d, timm-resnest14d",
        "tu-resnest14d.gluon_in1k, timm-resnest14d", "tu-resnet18.a1_in1k, resnet18", "resnet18, resnet18"})
    void timmsEncodersAreSpeltInManyWays(String name, String encoder) throws IOException {
        configure(UNET.replace("resnet18", name));
        assertThat(SmpConfiguration.read(folder.resolve("config.json")).orElseThrow().architecture().orElseThrow()
                .name()).isEqualTo("unet/" + encoder);
    }

    @Test
    void theConfigurationOfAnotherProgramIsNotRead() throws IOException {
        configure("{\"architecture\": \"resnet18\", \"num_classes\": 0}");
        assertThat(NetworkReading.of(folder, WeightsChoice.OF_THE_FILE).remarks()).hasSize(1)
                .first().asString().startsWith("weights do not tell all options of a network");
    }

    @Test
    void aDamagedConfigurationIsRefused() throws IOException {
        configure("{\"_model_class\": ");
        assertThatThrownBy(() -> NetworkReading.of(folder, WeightsChoice.OF_THE_FILE))
                .isInstanceOf(WeightsException.class)
                .hasMessageStartingWith(folder.resolve("config.json") + ": the options of the network are not valid");
    }

    @Test
    void aFolderWithoutWeightsIsRefused() throws IOException {
        Files.delete(folder.resolve("model.safetensors"));
        assertThatThrownBy(() -> NetworkReading.of(folder, WeightsChoice.OF_THE_FILE))
                .isInstanceOf(WeightsException.class).hasMessage(folder
                        + ": the folder holds no weights, which would be"
                        + " called model.safetensors or pytorch_model.bin; give the file of weights");
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{}");
        assertThatThrownBy(() -> NetworkReading.of(folder, WeightsChoice.OF_THE_FILE))
                .isInstanceOf(WeightsException.class).hasMessageContaining("are split into several files");
    }

    private void configure(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }
}

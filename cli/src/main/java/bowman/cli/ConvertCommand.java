package bowman.cli;

import bowman.cli.option.KeyOptions;
import bowman.cli.option.ScalingConverter;
import bowman.graph.ShapeException;
import bowman.intensity.IntensityScaling;
import bowman.io.onnx.OnnxExport;
import bowman.model.Architecture;
import bowman.model.ModelCard;
import bowman.model.NetworkReading;
import bowman.model.TrainedNetwork;
import bowman.model.WeightsChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts weights to a model file or an ONNX file. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "Converts weights to a model file, a safetensors file that is all that segment needs, or to an"
                + " ONNX file for other programs.")
final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "A PyTorch checkpoint, a safetensors file,"
            + " or a folder that save_pretrained wrote.")
    private Path input;

    @Parameters(index = "1", paramLabel = "OUT",
            description = "The file to write: ONNX if its name ends with .onnx, otherwise a model file.")
    private Path output;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The architecture; default: the one that the file names or fits.")
    private String architecture;

    @Option(names = "--input-size", paramLabel = "PIXELS",
            description = "Height and width of the images that the network was trained on. In an ONNX file they are"
                    + " fixed.")
    private Integer inputSize;

    @Option(names = "--window", paramLabel = "PIXELS",
            description = "Height and width of the windows, which are resized to the input size; default: that size.")
    private Integer window;

    @Option(names = "--mpp", paramLabel = "MICRONS", description = "The pixel size of the windows in micrometres.")
    private Double micronsPerPixel;

    @Option(names = "--scaling", paramLabel = "MODE", converter = ScalingConverter.class,
            description = "Range to scale intensities by: that of 8-bit samples (fixed), of each window (window)"
                    + " or of the whole slide (slide); default: the one that the file names, or fixed.")
    private IntensityScaling scaling;

    @Option(names = "--threshold", paramLabel = "P", description = "The probability above which a pixel is positive.")
    private Double threshold;

    @Mixin
    private KeyOptions key;

    @Override
    public Integer call() throws IOException {
        NetworkReading reading = NetworkReading.of(input,
                new WeightsChoice(Optional.ofNullable(architecture).map(Architecture::named), key.key()));
        write(reading.network());
        reading.remarks().forEach(remark -> spec.commandLine().getErr().println("bowman: " + input + ": " + remark));
        spec.commandLine().getOut().printf("%s; %s%n", reading.network().architecture().name(), output);
        return 0;
    }

    private void write(TrainedNetwork network) throws IOException {
        TrainedNetwork named = new TrainedNetwork(network.architecture(), network.weights(), card(network.card()));
        if (isOnnx()) {
            export(named);
        } else {
            named.write(output);
        }
    }

    private void export(TrainedNetwork network) throws IOException {
        int size = network.card().inputSize().orElseThrow(() -> new IllegalArgumentException(input
                + ": the file does not say its input size, which is fixed in an ONNX file; give it"
                + " (--input-size PIXELS)"));
        try {
            OnnxExport.write(output, network, size, size);
        } catch (ShapeException e) {
            throw new ShapeException("--input-size " + size + ": " + e.getMessage());
        }
    }

    private boolean isOnnx() {
        return output.getFileName().toString().endsWith(".onnx");
    }

    private ModelCard card(ModelCard known) {
        ModelCard card = known;
        if (inputSize != null) {
            card = card.withInputSize(inputSize);
        }
        if (window != null) {
            card = card.withWindow(window);
        }
        if (scaling != null) {
            card = card.withScaling(scaling);
        }
        if (micronsPerPixel != null) {
            card = card.withMicronsPerPixel(micronsPerPixel);
        }
        return threshold == null ? card : card.withThreshold(threshold);
    }
}

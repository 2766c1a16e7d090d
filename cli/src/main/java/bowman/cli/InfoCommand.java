package bowman.cli;

import bowman.cli.option.KeyOptions;
import bowman.io.slide.Slide;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes a slide or a weights file. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "Describes a slide (format, levels, pixel size) or a weights file (tensors, metadata, and the"
                + " architecture that it fits).")
final class InfoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE",
            description = "An image, a safetensors file, a PyTorch checkpoint, or a folder that"
                    + " save_pretrained wrote.")
    private Path file;

    @Mixin
    private KeyOptions key;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(file) && Slide.isImage(file)) {
            try (Slide slide = Slide.open(file)) {
                spec.commandLine().getOut().print(SlideText.of(file, slide));
            }
            return 0;
        }
        try (WeightsFile weights = WeightsFile.open(file, key.key())) {
            spec.commandLine().getOut().print(WeightsText.of(file, weights));
        }
        return 0;
    }
}

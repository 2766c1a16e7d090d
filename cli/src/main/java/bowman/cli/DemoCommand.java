package bowman.cli;

import bowman.cli.option.ComputeOptions;
import bowman.io.synthetic.SyntheticKidney.Section;
import bowman.model.TrainedNetwork;
import bowman.segment.Segmentation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole workflow without any data. */
@Command(name = "demo", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = {"Draws a section of a kidney, trains a small network on its left half and segments the right"
                + " one.",
            "Takes a few minutes on two cores."})
final class DemoCommand implements Callable<Integer> {

    private static final int WIDTH = 1536;
    private static final int HEIGHT = 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ComputeOptions compute;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "demo",
            description = "Folder for section.png, truth.png, model.safetensors, mask.png, probability.png and"
                    + " overlay.png.")
    private Path output;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of the section, the weights and the crops.")
    private long seed;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "800", description = "Training steps.")
    private long steps;

    @Override
    public Integer call() throws IOException {
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Demo demo = new Demo(WIDTH, HEIGHT, seed, steps, output, compute.backend(), compute.workers());
        Section section = demo.draw();
        out.printf("drew a section of %dx%d pixels; training on its left half%n", WIDTH, HEIGHT);
        out.flush();
        ProgressLine training = new ProgressLine(err, "training, step");
        TrainedNetwork trained = demo.train(section, progress -> training.show(progress.step(), progress.steps(),
                "loss %.3f".formatted(progress.loss()), progress.left()));
        ProgressLine segmenting = new ProgressLine(err, "segmenting, window");
        Segmentation found = demo.segment(section, trained, progress -> segmenting.show(progress.done(),
                progress.windows(), "", progress.left()));
        demo.write(section, found);
        out.printf("the right half, which was not trained on:%n%s", ScoreText.of(demo.score(section, found)));
        out.printf("images and the model are in %s; took %s%n", output,
                ProgressLine.text(Duration.ofNanos(System.nanoTime() - begun)));
        return 0;
    }
}

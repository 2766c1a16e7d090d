package bowman.cli;

import bowman.augment.CropBatches;
import bowman.augment.ImageMask;
import bowman.augment.Standardization;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.io.dataset.Patch;
import bowman.io.dataset.PatchFolder;
import bowman.io.export.AtomicFile;
import bowman.io.slide.GrayImage;
import bowman.io.slide.Region;
import bowman.io.slide.Slide;
import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import bowman.train.History;
import bowman.train.LearningRateSchedule;
import bowman.train.LearningRateSchedule.Constant;
import bowman.train.LearningRateSchedule.CosineWarmRestarts;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.Trainer;
import bowman.train.TrainingGraph;
import bowman.train.TrainingListener;
import bowman.train.TrainingResult;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on an image and its mask, or on a folder of patches. */
@Command(name = "train", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Trains a network on an image and its mask, or on a folder of patches in the KPIs layout.")
final class TrainCommand implements Callable<Integer> {

    private static final int STOPPED = 130;
    private static final int RECENT = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SlideOptions source;

    @Mixin
    private MaskOptions mask;

    @Mixin
    private ComputeOptions compute;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
            description = "Takes model.safetensors, checkpoint.safetensors and history.csv.")
    private Path output;

    @Option(names = "--arch", paramLabel = "NAME", defaultValue = "fpn/mit_b2",
            description = "The network, fpn/mit_b0 to fpn/mit_b5.")
    private String architecture;

    @Option(names = "--weights", paramLabel = "FILE",
            description = "Weights to start from, a safetensors file; random ones unless told.")
    private Path weights;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "600", description = "Optimizer steps in all.")
    private long steps;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "4", description = "Crops per step.")
    private int batch;

    @Option(names = "--crop", paramLabel = "PIXELS", defaultValue = "256",
            description = "Height and width of the crops, a multiple of 32.")
    private int crop;

    @Option(names = "--positive", paramLabel = "P", defaultValue = "0.7",
            description = "The probability that a crop is chosen by a pixel of a glomerulus.")
    private double positive;

    @Option(names = "--learning-rate", paramLabel = "RATE", defaultValue = "0.001", description = "NAdam's.")
    private double learningRate;

    @Option(names = "--restarts", paramLabel = "STEPS",
            description = "Lower the rate by half a cosine, again and again in so many steps; else it is constant.")
    private Long restarts;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of weights, crops and dropout.")
    private long seed;

    @Option(names = "--checkpoint-every", paramLabel = "STEPS", defaultValue = "100",
            description = "Steps between two checkpoints.")
    private long interval;

    @Option(names = "--resume", description = "Go on from the checkpoint in the output folder.")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        Path checkpoint = output.resolve("checkpoint.safetensors");
        if (!resume && Files.exists(checkpoint)) {
            throw new IllegalArgumentException(checkpoint + ": a training is there already; go on with it (--resume), or"
                    + " choose another folder (-o)");
        }
        Architecture network = Architecture.named(architecture);
        TrainingGraph training = TrainingGraph.of(network, Shape.map(batch, crop, crop, 3),
                Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);
        CropBatches batches = batches();
        Trainer trainer = new Trainer(training, compute.backend(), compute.workers(),
                new Trainer.Settings(architecture, recipe(), steps, seed, schedule(), checkpoint, interval));
        TrainingResult result;
        try (OrderlyStop stop = new OrderlyStop(trainer)) {
            result = resume ? trainer.resume(batches, progress()) : trainer.train(start(training), batches, progress());
        }
        return switch (result.end()) {
            case FINISHED -> {
                Path model = output.resolve("model.safetensors");
                new TrainedNetwork(network, result.weights()).write(model);
                writeHistory(result.history());
                spec.commandLine().getOut().printf("trained %d steps, mean loss of the last %d: %.3f; %s%n", steps,
                        Math.min(RECENT, steps), result.history().recentLoss(RECENT), model);
                yield 0;
            }
            case STOPPED -> {
                spec.commandLine().getErr().printf("stopped at step %d of %d; go on with --resume%n",
                        result.history().steps(), steps);
                yield STOPPED;
            }
        };
    }

    private StateDict start(TrainingGraph training) throws IOException {
        return weights == null ? StateDict.initial(training.graph(), seed) : StateDict.load(weights);
    }

    private CropBatches batches() throws IOException {
        try {
            return new CropBatches(Files.isDirectory(source.image()) ? patches() : List.of(slide()), crop, positive,
                    Standardization.IMAGENET, seed);
        } catch (ShapeException e) {
            throw new ShapeException(source.image() + ": " + e.getMessage() + " (--crop)");
        }
    }

    private ImageMask slide() throws IOException {
        try (Slide slide = Slide.open(source.image())) {
            Region region = source.region(slide);
            GrayImage truth = mask.read(source.image(), slide.width(), slide.height()).region(region);
            return ImageMask.of(region.height(), region.width(), slide.read(region).pixels(), truth.pixels());
        }
    }

    private List<ImageMask> patches() throws IOException {
        List<ImageMask> pairs = new ArrayList<>();
        for (Patch patch : new PatchFolder(source.image()).patches()) {
            pairs.add(patch.read());
        }
        return pairs;
    }

    private LearningRateSchedule schedule() {
        return restarts == null ? new Constant(learningRate) : new CosineWarmRestarts(learningRate, restarts);
    }

    private String recipe() {
        return "%s%s, batch %d, crop %d, positive %s, %s".formatted(source.image().getFileName(), source.regionText(),
                batch, crop, positive, schedule());
    }

    private TrainingListener progress() {
        ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "training, step");
        return progress -> line.show(progress.step(), progress.steps(), "loss %.3f".formatted(progress.loss()),
                progress.left());
    }

    private void writeHistory(History history) throws IOException {
        StringBuilder csv = new StringBuilder("step,loss\n");
        for (int step = 0; step < history.steps(); step++) {
            csv.append(step + 1).append(',').append(history.loss(step)).append('\n');
        }
        AtomicFile.write(output.resolve("history.csv"), out -> out.write(csv.toString().getBytes(StandardCharsets.UTF_8)));
    }
}

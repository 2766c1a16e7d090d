package bowman.cli;

import bowman.augment.CropBatches;
import bowman.augment.ImageMask;
import bowman.cli.option.ComputeOptions;
import bowman.cli.option.MaskOptions;
import bowman.cli.option.RateOptions;
import bowman.cli.option.ScalingConverter;
import bowman.cli.option.SlideOptions;
import bowman.cli.option.StartOptions;
import bowman.file.AtomicFile;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.intensity.Standardization;
import bowman.io.dataset.PatchFolder;
import bowman.io.dataset.TrainingImages;
import bowman.io.image.Region;
import bowman.io.mask.LabelRows;
import bowman.io.mask.MaskFile;
import bowman.io.mask.MaskReader;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.SlideSettings;
import bowman.model.Architecture;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.train.History;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.Trainer;
import bowman.train.TrainingGraph;
import bowman.train.TrainingListener;
import bowman.train.TrainingResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on an image and its mask, or on a folder of patches. */
@Command(name = "train", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = {"Trains a network on an image and its mask, or on a folder of patches in the KPIs layout.",
            "All images are held in memory."})
final class TrainCommand implements Callable<Integer> {

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
            description = "Folder for model.safetensors, checkpoint.safetensors and history.csv.")
    private Path output;

    @Option(names = "--arch", paramLabel = "NAME", defaultValue = "fpn/mit_b2",
            description = "The architecture, one of those that bowman models lists.")
    private String architecture;

    @Mixin
    private StartOptions start;

    @Option(names = "--mpp", paramLabel = "MICRONS",
            description = "Pixel size of the images in micrometres, which is stored in the model file; default: that of"
                    + " the slide's file.")
    private Double micronsPerPixel;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "600", description = "Number of optimizer steps.")
    private long steps;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "4", description = "Crops per step.")
    private int batch;

    @Option(names = "--crop", paramLabel = "PIXELS", defaultValue = "256",
            description = "Height and width of the crops; a multiple of 32, any size for unet.")
    private int crop;

    @Option(names = "--positive", paramLabel = "P", defaultValue = "0.7",
            description = "The probability that a crop is placed over a random pixel of a glomerulus, not anywhere.")
    private double positive;

    @Option(names = "--scaling", paramLabel = "MODE", defaultValue = "slide", converter = ScalingConverter.class,
            description = "Range to scale intensities by: that of 8-bit samples (fixed), of each crop (window) or"
                    + " of the whole slide, even if a region is trained on (slide). Stored in the model file.")
    private IntensityScaling scaling;

    @Mixin
    private RateOptions rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of weights, crops and dropout.")
    private long seed;

    @Option(names = "--checkpoint-every", paramLabel = "STEPS", defaultValue = "100",
            description = "Steps between two checkpoints.")
    private long interval;

    @Option(names = "--resume", description = "Continue from the checkpoint in the output folder.")
    private boolean resume;

    @Override
    public Integer call() throws IOException {
        Path checkpoint = output.resolve("checkpoint.safetensors");
        if (!resume && Files.exists(checkpoint)) {
            throw new IllegalArgumentException(checkpoint + ": a training exists already; continue it (--resume),"
                    + " or choose another folder (-o)");
        }
        start.requireOneKind();
        Architecture network = Architecture.named(architecture);
        TrainingGraph training = graph(network);
        TrainingImages images = images();
        CropBatches batches = batches(images);
        String recipe = recipe(images);
        Trainer trainer = new Trainer(training, compute.backend(), compute.workers(),
                new Trainer.Settings(architecture, recipe, steps, seed, rate.schedule(steps), checkpoint, interval));
        AtomicFile.prepareFolder(output);
        try (OrderlyStop _ = new OrderlyStop(trainer::stop, "step", spec.commandLine().getErr())) {
            return finish(network, recipe, images, resume ? trainer.resume(batches, progress())
                    : trainer.train(start.weights(training, architecture, seed, spec.commandLine().getOut()),
                            batches, progress()));
        }
    }

    /** Writes the result of the training, and returns the exit code. */
    private int finish(Architecture network, String recipe, TrainingImages images, TrainingResult result)
            throws IOException {
        return switch (result.end()) {
            case FINISHED -> {
                Path model = output.resolve("model.safetensors");
                new TrainedNetwork(network, result.weights(), card(recipe, images)).write(model);
                writeHistory(result.history());
                spec.commandLine().getOut().printf("trained %d steps, mean loss of the last %d: %.3f; %s%n", steps,
                        Math.min(RECENT, steps), result.history().recentLoss(RECENT), model);
                yield 0;
            }
            case STOPPED -> {
                spec.commandLine().getErr().printf("stopped at step %d of %d; continue with --resume%n",
                        result.history().steps(), steps);
                spec.commandLine().getErr().flush();
                yield OrderlyStop.EXIT_CODE;
            }
        };
    }

    private TrainingGraph graph(Architecture network) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 crop, got " + batch + " (--batch)");
        }
        try {
            return TrainingGraph.of(network, Shape.map(batch, crop, crop, 3), Objective.BINARY_CROSS_ENTROPY_AND_DICE,
                    Nadam.DEFAULT);
        } catch (ShapeException e) {
            throw new ShapeException(e.getMessage() + " (--crop, --batch)");
        }
    }

    private ModelCard card(String recipe, TrainingImages images) {
        ModelCard card = ModelCard.UNKNOWN.withInputSize(crop).withWindow(crop).withScaling(scaling)
                .withTraining("%s, seed %d, %d steps".formatted(recipe, seed, steps));
        if (micronsPerPixel != null) {
            return card.withMicronsPerPixel(micronsPerPixel);
        }
        return images.pixelSize().map(size -> card.withMicronsPerPixel(size.micronsPerPixel())).orElse(card);
    }

    private CropBatches batches(TrainingImages images) {
        if (positive > 0 && images.images().stream().noneMatch(ImageMask::hasPositive)) {
            throw new IllegalArgumentException(source.image() + ": there is no glomerulus in the training images;"
                    + " check the mask and the region, or ask for crops anywhere (--positive 0)");
        }
        try {
            return new CropBatches(images.images(), crop, positive, images.scaling(scaling), Standardization.IMAGENET,
                    seed);
        } catch (ShapeException e) {
            throw new ShapeException(source.image() + ": " + e.getMessage() + " (--crop)");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--positive)", e);
        }
    }

    private TrainingImages images() throws IOException {
        if (!Files.isDirectory(source.image())) {
            return slide();
        }
        if (source.hasRegion() || mask.isGiven()) {
            throw new IllegalArgumentException(source.image() + ": patches in a folder have masks of their own and are"
                    + " used whole; omit --mask and --region, or give an image");
        }
        return TrainingImages.of(new PatchFolder(source.image()).patches(), mask.values(), notes()::say);
    }

    private TrainingImages slide() throws IOException {
        try (CountedSlide slide = CountedSlide.open(source.image(), SlideSettings.DEFAULT);
                MaskReader truth = mask.open(source.image())) {
            Region region = source.region(slide);
            LabelRows part = truth.fitting(slide.width(), slide.height(), mask.fit()).region(region);
            notes().opened(slide);
            notes().opened(mask.file(source.image()), truth, MaskOptions.VALUES);
            TrainingImages images = TrainingImages.of(slide, region, MaskFile.image(part));
            notes().read(slide);
            return images;
        }
    }

    private Notes notes() {
        return Notes.to(spec.commandLine().getErr());
    }

    /** The text that identifies a training; its digest of the images detects changes of files with the same name. */
    private String recipe(TrainingImages images) {
        int digest = 0;
        for (ImageMask pair : images.images()) {
            digest = 31 * (31 * digest + Arrays.hashCode(pair.pixels())) + Arrays.hashCode(pair.mask());
        }
        return "%s (%08x)%s, batch %d, crop %d, positive %s, scaled by %s, %s".formatted(source.image().getFileName(),
                digest, start.words(), batch, crop, positive, scaling(images), rate.schedule(steps));
    }

    /** The scaling for the recipe; the digest detects changes of a slide outside of the training region. */
    private String scaling(TrainingImages images) {
        if (scaling != IntensityScaling.SLIDE) {
            return scaling.toString();
        }
        int digest = 0;
        for (IntensityRange range : images.slideRanges()) {
            digest = 31 * (31 * digest + Float.hashCode(range.low())) + Float.hashCode(range.high());
        }
        return "%s (%08x)".formatted(scaling, digest);
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
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(output.resolve("history.csv"), out -> out.write(bytes));
    }
}

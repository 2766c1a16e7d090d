package bowman.examples;

import bowman.augment.CropBatches;
import bowman.augment.CropScaling;
import bowman.augment.ImageMask;
import bowman.graph.Shape;
import bowman.intensity.Standardization;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.synthetic.SyntheticKidney;
import bowman.io.synthetic.SyntheticKidney.Section;
import bowman.metrics.SegmentationScorer;
import bowman.model.ModelCard;
import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Workers;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import bowman.train.LearningRateSchedule.Cosine;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.Trainer;
import bowman.train.TrainingGraph;
import bowman.train.TrainingListener;
import bowman.train.TrainingResult;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Trains a network that Bowman does not have, the {@link SmallUnet}, on a synthetic section, saves it, reads it back,
 * and prints its Dice on another section. The weights in the file have the layout of PyTorch.
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp "examples/target/bowman-examples.jar:examples/target/lib/*" \
 *     bowman.examples.OwnNetwork examples/target/trained
 * }</pre>
 *
 * @param network the network that is trained
 * @param steps the training steps
 * @param backend the backend that computes
 */
record OwnNetwork(SmallUnet network, int steps, Backend backend) {

    private static final int BATCH = 8;
    private static final int CROP = 64;

    static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments.length == 0 ? "trained" : arguments[0]));
        OwnNetwork example = new OwnNetwork(new SmallUnet(16), 600, Backends.best());
        TrainingResult result = example.train(new SyntheticKidney(1024, 768, 1).draw(), folder,
                progress -> System.err.printf("\rstep %d of %d, loss %.3f",
                        progress.step(), progress.steps(), progress.loss()));
        Path model = folder.resolve("unet.safetensors");
        example.write(model, result.weights());
        IO.println(String.format(Locale.ROOT, "%nmean loss of the last 20 steps %.3f, Dice on another section %.3f",
                result.history().recentLoss(20), example.dice(model, new SyntheticKidney(768, 768, 2).draw())));
    }

    TrainingResult train(Section section, Path folder, TrainingListener listener) throws IOException {
        TrainingGraph step = TrainingGraph.of(network, Shape.map(BATCH, CROP, CROP, 3),
                Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);
        ImageMask known = ImageMask.of(section.image().height(), section.image().width(), section.image().pixels(),
                section.glomeruli().pixels());
        CropBatches batches = new CropBatches(List.of(known), CROP, 0.5, CropScaling.FIXED, Standardization.IMAGENET,
                1);
        Trainer.Settings settings = new Trainer.Settings(network.toString(), "one section", steps, 1,
                new Cosine(3e-3, steps), folder.resolve("checkpoint.safetensors"), steps);
        return new Trainer(step, backend, Workers.shared(), settings)
                .train(StateDict.initial(step.graph(), 1), batches, listener);
    }

    void write(Path model, StateDict weights) throws IOException {
        Safetensors.write(model, weights.tensors(), ModelCard.UNKNOWN.withInputSize(256).metadata());
    }

    /** Returns the Dice coefficient of the glomeruli that the saved model finds. */
    double dice(Path model, Section section) throws IOException {
        try (WeightsFile file = WeightsFile.open(model);
                SlideSegmenter segmenter = new SlideSegmenter(network, StateDict.of(model, file),
                        SegmentationSettings.of(ModelCard.of(file.metadata())), backend, Workers.shared());
                Slide slide = ImageSlide.of("section", section.image())) {
            return SegmentationScorer.score(slide.width(), slide.height(), section.glomeruli().pixels(),
                    segmenter.segment(slide).mask().pixels(), SegmentationScorer.Options.DEFAULT).pixels().dice();
        }
    }
}

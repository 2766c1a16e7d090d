package bowman.cli;

import bowman.augment.CropBatches;
import bowman.augment.CropScaling;
import bowman.augment.ImageMask;
import bowman.file.AtomicFile;
import bowman.graph.Shape;
import bowman.intensity.Standardization;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.Region;
import bowman.io.outline.Outlines;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.synthetic.SyntheticKidney;
import bowman.io.synthetic.SyntheticKidney.Section;
import bowman.metrics.SegmentationScore;
import bowman.metrics.SegmentationScorer;
import bowman.model.Architecture;
import bowman.model.DropRates;
import bowman.model.TrainedNetwork;
import bowman.runtime.Backend;
import bowman.runtime.Workers;
import bowman.segment.Segmentation;
import bowman.segment.SegmentationListener;
import bowman.segment.SegmentationSettings;
import bowman.segment.SegmentationSettings.Glass;
import bowman.segment.SlideSegmenter;
import bowman.train.LearningRateSchedule.Cosine;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.Trainer;
import bowman.train.TrainingGraph;
import bowman.train.TrainingListener;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole workflow on a synthetic section: train on the left half, segment the right half, compare with the ground
 * truth.
 *
 * @param width columns of the section
 * @param height rows of the section
 * @param seed of the section, the weights and the crops
 * @param steps of training, at least 1
 * @param folder the output folder
 * @param backend the backend that computes
 * @param workers the threads that compute
 */
record Demo(int width, int height, long seed, long steps, Path folder, Backend backend, Workers workers) {

    private static final String ARCHITECTURE = "fpn/mit_b0";
    private static final int BATCH = 4;
    private static final int CROP = 128;
    private static final double POSITIVE = 0.7;
    private static final double LEARNING_RATE = 1e-3;
    private static final int WINDOW = 256;
    private static final int SMALLEST_GLOMERULUS = 300;

    Demo {
        if (steps < 1) {
            throw new IllegalArgumentException("a training has at least 1 step, got " + steps + " (--steps)");
        }
    }

    /** The left half, for training. */
    Region left() {
        return new Region(0, 0, width / 2, height);
    }

    /** The right half, which is not trained on. */
    Region right() {
        return new Region(width / 2, 0, width - width / 2, height);
    }

    Section draw() throws IOException {
        AtomicFile.prepareFolder(folder);
        Section section = new SyntheticKidney(width, height, seed).draw();
        ImageFormat.PNG.write(folder.resolve("section.png"), section.image());
        ImageFormat.PNG.write(folder.resolve("truth.png"), section.glomeruli());
        return section;
    }

    TrainedNetwork train(Section section, TrainingListener listener) throws IOException {
        // Few steps do not suffice to learn with dropout.
        Architecture architecture = Architecture.named(ARCHITECTURE).withDropRates(DropRates.NONE);
        TrainingGraph training = TrainingGraph.of(architecture, Shape.map(BATCH, CROP, CROP, 3),
                Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);
        ImageMask pair = ImageMask.of(height, width, section.image().pixels(), section.glomeruli().pixels())
                .region(left().y(), left().x(), left().height(), left().width());
        CropBatches batches = new CropBatches(List.of(pair), CROP, POSITIVE, CropScaling.FIXED,
                Standardization.IMAGENET, seed);
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        Trainer.Settings settings = new Trainer.Settings(ARCHITECTURE, "demo", steps, seed,
                new Cosine(LEARNING_RATE, steps), checkpoint, steps);
        StateDict start = StateDict.initial(training.graph(), seed);
        TrainedNetwork trained = new TrainedNetwork(architecture,
                new Trainer(training, backend, workers, settings).train(start, batches, listener).weights());
        trained.write(folder.resolve("model.safetensors"));
        Files.delete(checkpoint);
        return trained;
    }

    Segmentation segment(Section section, TrainedNetwork trained, SegmentationListener listener) throws IOException {
        try (Slide slide = ImageSlide.of("section.png", section.image());
                SlideSegmenter segmenter = new SlideSegmenter(trained.architecture(), trained.weights(),
                        SegmentationSettings.unscaled(WINDOW).withGlass(Glass.COMPUTE), backend, workers)) {
            return segmenter.segment(slide, right(), listener);
        }
    }

    /** Writes mask, probability map and overlay: predicted outlines green, ground truth of the left half white. */
    void write(Section section, Segmentation found) throws IOException {
        GrayImage black = GrayImage.blank(width, height);
        GrayImage mask = black.with(found.mask(), found.geometry().region());
        ImageFormat.PNG.write(folder.resolve("mask.png"), mask);
        ImageFormat.PNG.write(folder.resolve("probability.png"),
                black.with(found.probability(), found.geometry().region()));
        GrayImage known = black.with(section.glomeruli().region(left()), left());
        ImageFormat.PNG.write(folder.resolve("overlay.png"), new Outlines(section.image())
                .draw(known, Outlines.KNOWN, Outlines.THICKNESS)
                .draw(mask, Outlines.FOUND, Outlines.THICKNESS).image());
    }

    SegmentationScore score(Section section, Segmentation found) {
        GrayImage truth = section.glomeruli().region(found.geometry().region());
        return SegmentationScorer.score(truth.width(), truth.height(), truth.pixels(), found.mask().pixels(),
                SegmentationScorer.Options.DEFAULT.withMinimumArea(SMALLEST_GLOMERULUS));
    }
}

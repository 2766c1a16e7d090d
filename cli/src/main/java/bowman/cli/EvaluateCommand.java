package bowman.cli;

import bowman.cli.option.MaskOptions;
import bowman.cli.option.MaskValuesConverter;
import bowman.cli.option.RegionConverter;
import bowman.io.image.Region;
import bowman.io.mask.LabelRows;
import bowman.io.mask.MaskReader;
import bowman.io.mask.MaskScore;
import bowman.io.mask.MaskValues;
import bowman.metrics.SegmentationScore;
import bowman.metrics.SegmentationScorer;
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

/** Compares a mask with its ground truth. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Compares a predicted mask with its ground truth: Dice of pixels and F1 of instances.")
final class EvaluateCommand implements Callable<Integer> {

    private static final String PREDICTION_VALUES = "--prediction-values";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PREDICTION", description = "The predicted mask, see --prediction-values.")
    private Path prediction;

    @Option(names = PREDICTION_VALUES, paramLabel = "VALUES", converter = MaskValuesConverter.class,
            description = "As --mask-values, for the predicted mask.")
    private MaskValues predictionValues;

    @Mixin
    private MaskOptions mask;

    @Option(names = "--region", paramLabel = "X,Y,WIDTH,HEIGHT", converter = RegionConverter.class,
            description = "The part to compare, in pixels of the prediction; default: all of it.")
    private Region region;

    @Option(names = "--min-area", paramLabel = "PIXELS", defaultValue = "0",
            description = "Predicted instances of fewer pixels are left out of F1.")
    private long minimumArea;

    @Override
    public Integer call() throws IOException {
        Notes notes = Notes.to(spec.commandLine().getErr());
        try (MaskReader predicted = MaskReader.open(prediction, Optional.ofNullable(predictionValues));
                MaskReader truth = mask.open(prediction)) {
            Region whole = new Region(0, 0, predicted.width(), predicted.height());
            Region part = region == null ? whole : region;
            if (!whole.contains(part)) {
                throw new IllegalArgumentException(prediction + ": the mask has " + predicted.width() + "x"
                        + predicted.height() + " pixels, so there is no region " + part + " (--region)");
            }
            LabelRows fitting = truth.fitting(whole.width(), whole.height(), mask.fit());
            notes.opened(prediction, predicted, PREDICTION_VALUES);
            notes.opened(mask.file(prediction), truth, MaskOptions.VALUES);
            SegmentationScore score = MaskScore.of(fitting.region(part), predicted.region(part),
                    SegmentationScorer.Options.DEFAULT.withMinimumArea(minimumArea));
            spec.commandLine().getOut().print(ScoreText.of(score));
        }
        return 0;
    }
}

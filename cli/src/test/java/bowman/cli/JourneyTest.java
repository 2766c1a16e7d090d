package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Shape;
import bowman.intensity.IntensityScaling;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskFile;
import bowman.io.pyramid.PyramidOptions;
import bowman.io.pyramid.PyramidWriter;
import bowman.io.slide.Slide;
import bowman.io.synthetic.SyntheticKidney;
import bowman.io.synthetic.SyntheticKidney.Section;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands, one after the other and each with the input that it must refuse. */
class JourneyTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path image;
    private static Path mask;
    private static Path model;

    @BeforeAll
    static void trainForAMoment() throws IOException {
        Section section = new SyntheticKidney(224, 160, 4).draw();
        image = shared.resolve("section.png");
        mask = shared.resolve("truth.png");
        ImageFormat.PNG.write(image, section.image());
        ImageFormat.PNG.write(mask, section.glomeruli());
        CommandRun run = train(shared.resolve("run"), 2);
        assertThat(run.code()).as(run.err()).isZero();
        model = shared.resolve("run/model.safetensors");
    }

    private static CommandRun train(Path output, int steps, Object... more) {
        return CommandRun.of(joined(List.of("train", image, "--mask", mask, "--arch", "fpn/mit_b0", "--crop", 64,
                "--batch", 2, "--steps", steps, "-o", output), more));
    }

    private static Object[] joined(List<Object> first, Object... more) {
        Object[] all = Arrays.copyOf(first.toArray(), first.size() + more.length);
        System.arraycopy(more, 0, all, first.size(), more.length);
        return all;
    }

    @Test
    void aTrainingLeavesModelCheckpointAndHistory() throws IOException {
        assertThat(model).exists();
        assertThat(shared.resolve("run/checkpoint.safetensors")).exists();
        assertThat(Files.readAllLines(shared.resolve("run/history.csv"))).hasSize(3).startsWith("step,loss");
    }

    @Test
    void aTrainingThatGoesOnEqualsOneThatWasNotStopped() throws IOException {
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        assertThat(train(whole, 4).code()).isZero();
        assertThat(train(parts, 2).code()).isZero();
        assertThat(train(parts, 4, "--resume").code()).isZero();
        assertThat(parts.resolve("model.safetensors")).hasSameBinaryContentAs(whole.resolve("model.safetensors"));
        assertThat(parts.resolve("history.csv")).hasSameBinaryContentAs(whole.resolve("history.csv"));
    }

    @Test
    void aTrainingIsNotOverwritten() {
        CommandRun run = train(shared.resolve("run"), 5);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("checkpoint.safetensors: a training exists already; continue it (--resume)")
                .hasLineCount(1);
    }

    @Test
    void aTrainingGoesOnWithItsOwnSettingsOnly() {
        CommandRun run = train(shared.resolve("run"), 5, "--resume", "--positive", 0.5);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsPattern("the training to resume has the recipe section.png"
                + " \\([0-9a-f]{8}\\), batch 2, crop 64, positive 0.7")
                .hasLineCount(1);
    }

    @Test
    void aTrainingDoesNotGoOnWithAnotherMask() throws IOException {
        GrayImage other = MaskFile.read(mask);
        other.pixels()[5] ^= (byte) 255;
        Path changed = folder.resolve("truth.png");
        ImageFormat.PNG.write(changed, other);
        CommandRun run = CommandRun.of("train", image, "--mask", changed, "--arch", "fpn/mit_b0", "--crop", 64,
                "--batch", 2, "--steps", 5, "--resume", "-o", shared.resolve("run"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the training to resume has the recipe").hasLineCount(1);
    }

    @Test
    void aMaskWithoutAGlomerulusIsNotTrainedOn() throws IOException {
        Path empty = folder.resolve("empty.png");
        ImageFormat.PNG.write(empty, GrayImage.blank(224, 160));
        CommandRun run = CommandRun.of("train", image, "--mask", empty, "--arch", "fpn/mit_b0", "--crop", 64, "-o",
                folder.resolve("run"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("empty.png: the mask has no positive pixel")
                .contains("there is no glomerulus in the training images").hasLineCount(2);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void patchesAreNotTrainedOnWithAMaskOrARegionBeside() {
        CommandRun run = CommandRun.of("train", shared, "--region", "0,0,9,9", "-o", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("omit --mask and --region").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--batch, 0, a batch has at least 1 crop", "--crop, 33, divisible by 32", "--positive, 1.5, [0; 1]",
        "--learning-rate, -1, must be positive", "--restarts, 0, at least 1 step", "--steps, 0, 1 to 2^31 - 1 steps"})
    void settingsThatCannotBeAreRefused(String option, String value, String reason) {
        List<Object> command = new ArrayList<>(List.of("train", image, "--mask", mask, "--arch", "fpn/mit_b0", "-o",
                folder.resolve("run"), option, value));
        if (!option.equals("--crop")) {
            command.addAll(List.of("--crop", 64));
        }
        CommandRun run = CommandRun.of(command.toArray());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: ").contains(reason.replace(';', ',')).hasLineCount(1);
    }

    @Test
    void aLearningRateThatIsFarTooHighEndsTheTrainingInOneSentence() {
        CommandRun run = train(folder.resolve("run"), 60, "--learning-rate", 1e30);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("bowman: "))).singleElement().asString()
                .contains("the training diverged", "no checkpoint was written yet", "a lower learning rate");
        assertThat(folder.resolve("run/model.safetensors")).doesNotExist();
    }

    @Test
    void cropsLargerThanTheImageAreRefused() {
        CommandRun run = CommandRun.of("train", image, "--mask", mask, "--arch", "fpn/mit_b0", "--crop", 192, "-o",
                folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + image + ": crops of 192x192 do not fit into an image of 224x160;"
                + " use smaller crops or a larger image (--crop)\n");
    }

    @Test
    void anImageIsNotTrainedOnWithoutItsMask() {
        CommandRun run = CommandRun.of("train", image, "-o", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(image + ": the mask of this image is needed (--mask FILE)");
    }

    @Test
    void patchesAreCutAndTrainedOn() throws IOException {
        Path patches = folder.resolve("patches");
        CommandRun cut = CommandRun.of("tile", image, "--mask", mask, "--size", 96, "--stride", 64, "--group", "DN",
                "-o", patches);
        assertThat(cut.code()).as(cut.err()).isZero();
        assertThat(patches.resolve("DN/section/img")).isDirectoryContaining("glob:**DN_section_*_img.png");
        CommandRun run = CommandRun.of("train", patches, "--arch", "fpn/mit_b0", "--crop", 64, "--batch", 1,
                "--steps", 1, "-o", folder.resolve("run"));
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() throws IOException {
        Path small = folder.resolve("small.png");
        ImageFormat.PNG.write(small, GrayImage.blank(100, 100));
        for (Object[] command : List.of(new Object[] {"tile", image, "--mask", small, "-o", folder},
                new Object[] {"train", image, "--mask", small, "-o", folder},
                new Object[] {"evaluate", mask, "--mask", small})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.code()).as("exit code of " + command[0]).isEqualTo(2);
            assertThat(run.err()).as(command[0].toString()).startsWith("bowman: " + small
                    + ": the mask has 100x100 pixels and its image 224x160").hasLineCount(1);
        }
    }

    @Test
    void aSegmentationLeavesAllItsFiles() throws IOException {
        CommandRun run = segment("--region", "0,0,128,160");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("glomeruli found");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("section_mask.tif", "section_probability.tif",
                "section_glomeruli.geojson", "section_glomeruli.csv", "section_overlay.png", "section_report.html",
                "section_run.json");
        for (String picture : List.of("mask.tif", "probability.tif", "overlay.png")) {
            try (Slide read = Slide.open(folder.resolve("section_" + picture))) {
                assertThat(List.of(read.width(), read.height())).as(picture).containsExactly(224, 160);
            }
        }
        GrayImage found = MaskFile.read(folder.resolve("section_mask.tif"));
        for (int y = 0; y < 160; y++) {
            for (int x = 128; x < 224; x++) {
                assertThat(found.level(x, y)).as("mask outside the region, at " + x + ", " + y).isZero();
            }
        }
    }

    @Test
    void aSegmentationUsesTheWindowAndTheThresholdThatTheModelNames() throws IOException {
        Path careful = folder.resolve("careful.safetensors");
        assertThat(CommandRun.of("convert", model, careful, "--threshold", 0.9).code()).isZero();
        CommandRun run = CommandRun.of("segment", image, "--model", careful, "-o", folder.resolve("named"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(segment("--threshold", 0.9).code()).isZero();
        for (String kind : List.of("mask", "probability")) {
            assertThat(folder.resolve("named/section_" + kind + ".tif"))
                    .hasSameBinaryContentAs(folder.resolve("section_" + kind + ".tif"));
        }
    }

    @Test
    void theTableTheOutlinesAndTheRecordAgree() throws IOException {
        CommandRun run = segment("--mpp", 0.9, "--min-area", 50, "--fill-holes", "--threshold", 0.5);
        assertThat(run.code()).as(run.err()).isZero();
        int found = Integer.parseInt(run.out().substring(0, run.out().indexOf(' ')));
        assertThat(Files.readAllLines(folder.resolve("section_glomeruli.csv"))).hasSize(found + 1);
        assertThat(Files.readString(folder.resolve("section_glomeruli.geojson")).split("\"Feature\""))
                .hasSize(found + 1);
        assertThat(Files.readString(folder.resolve("section_run.json"))).contains("\"glomeruli\" : " + found,
                "\"micronsPerPixel\" : 0.9", "\"minimumAreaUm2\" : 50.0", "\"holes\" : \"fill\"",
                "\"architecture\" : \"fpn/mit_b0\"");
    }

    @Test
    void aMinimumAreaNeedsAScale() {
        CommandRun run = segment("--min-area", 50);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("section.png: the pixel size is needed", "(--mpp)");
    }

    @Test
    void aSlideThatFailsDoesNotEndTheOthers() throws IOException {
        Path slides = Files.createDirectory(folder.resolve("slides"));
        Files.copy(image, slides.resolve("a.png"));
        Files.write(slides.resolve("b.png"), Arrays.copyOf(Files.readAllBytes(image), 9000));
        Files.copy(image, slides.resolve("c.png"));
        Files.copy(mask, slides.resolve("c_mask.png"));
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("segment", slides, "--model", model, "-o", out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("b.png: the image is truncated or damaged",
                "1 of 3 slides could not be segmented: b.png");
        assertThat(out.resolve("a_run.json")).exists();
        assertThat(out.resolve("c_run.json")).exists();
        assertThat(out.toFile().list()).as("nothing of b, and no mask taken for a slide").hasSize(14);

        Files.delete(out.resolve("a_run.json"));
        Files.delete(slides.resolve("b.png"));
        CommandRun again = CommandRun.of("segment", slides, "--model", model, "-o", out, "--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("a.png (1 of 2): ", " glomeruli found", "c.png (2 of 2): done before");
        CommandRun other = CommandRun.of("segment", slides, "--model", model, "-o", out, "--resume", "--threshold",
                0.7);
        assertThat(other.out()).as("not as it was done before").doesNotContain("done before");
    }

    @Test
    void filesOfTwoRunsAreNotTakenForThoseOfOne() throws IOException {
        assertThat(segment("--threshold", 0.4).code()).isZero();
        Files.delete(folder.resolve("section_overlay.png"));
        Files.createDirectory(folder.resolve("section_overlay.png"));
        CommandRun broken = segment("--threshold", 0.6);
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("section_overlay.png: the file cannot be written");
        assertThat(folder.resolve("section_run.json")).as("the record of the first run, beside the second one's mask")
                .doesNotExist();
    }

    @Test
    void aRunThatEndedBeforeItTidiedUpIsTidiedUpByTheNext() throws IOException {
        Path overlay = Files.createDirectory(folder.resolve("section_overlay.png"));
        assertThat(segment().code()).isEqualTo(2);
        Files.delete(overlay);
        Path state = folder.resolve("section.unfinished");
        Path kept = Files.createDirectory(folder.resolve("kept"));
        for (String name : List.of("job.txt", "rows.bin", "windows.bin")) {
            Files.copy(state.resolve(name), kept.resolve(name));
        }
        assertThat(segment("--resume").code()).isZero();
        assertThat(state).as("of a run that came to its end").doesNotExist();
        Files.move(kept, state);
        CommandRun again = segment("--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(state).as("left by a process that was killed after it had written the record").doesNotExist();
        assertThat(segment("--resume").out()).contains("done before");
    }

    @Test
    void aFolderWithoutASlideIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandRun run = CommandRun.of("segment", empty, "--model", model, "-o", folder.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + empty + ": there is no slide in this folder; give one that has"
                + " JPEG, PNG or TIFF images, or the images themselves\n");
    }

    @Test
    void windowsAreBlendedAsToldAndSeveralModelsAndFlipsAreAveraged() throws IOException {
        for (Object[] options : new Object[][] {{"--blend", "mean"}, {"--blend", "kpis-votes"}, {"--flips"},
            {"--model", model}}) {
            CommandRun run = segment(options);
            assertThat(run.code()).as("%s: %s", Arrays.toString(options), run.err()).isZero();
        }
        CommandRun run = segment("--blend", "median");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("mean", "gaussian", "kpis-votes");
    }

    @Test
    void aModelThatWasTrainedOtherwiseThanTheFirstIsNamed() {
        Path other = folder.resolve("other.safetensors");
        assertThat(CommandRun.of("convert", model, other, "--scaling", "window").code()).isZero();
        assertThat(segment("--model", other).err()).contains(other + ": this model was trained on other windows");
    }

    @Test
    void aModelSaysHowItWasTrained() throws IOException {
        ModelCard card = TrainedNetwork.read(model).card();
        assertThat(card.inputSize()).hasValue(64);
        assertThat(card.window()).as("nothing is resized").hasValue(64);
        assertThat(card.scaling()).as("the scaling unless told").isEqualTo(IntensityScaling.SLIDE);
        assertThat(card.training()).hasValueSatisfying(words -> assertThat(words)
                .matches("section.png \\([0-9a-f]{8}\\), batch 2, crop 64, positive 0.7, scaled by slide"
                        + " \\([0-9a-f]{8}\\), .*, seed 0, 2 steps"));
    }

    @Test
    void aTrainingScalesIntensitiesAsToldAndDoesNotGoOnOtherwise() throws IOException {
        Path run = folder.resolve("run");
        assertThat(train(run, 1, "--scaling", "window").code()).isZero();
        assertThat(TrainedNetwork.read(run.resolve("model.safetensors")).card().scaling())
                .isEqualTo(IntensityScaling.WINDOW);
        CommandRun other = train(run, 2, "--resume");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("positive 0.7, scaled by window, ").hasLineCount(1);
    }

    @Test
    void aRegionIsScaledByTheRangeOfItsWholeSlide() throws IOException {
        Path changed = folder.resolve("section.png");
        try (Slide slide = Slide.open(image)) {
            RgbImage darker = slide.read(slide.bounds());
            for (int x = 128; x < 224; x++) {
                darker.setColor(x, 0, 0);
            }
            ImageFormat.PNG.write(changed, darker);
        }
        Path run = folder.resolve("run");
        assertThat(trainLeft(image, run, 1).code()).isZero();
        CommandRun other = trainLeft(changed, run, 2, "--resume");
        assertThat(other.code()).as("going on where another part of the slide has changed").isEqualTo(2);
        assertThat(other.err()).contains("the training to resume has the recipe").hasLineCount(1);
    }

    private static CommandRun trainLeft(Path slide, Path output, int steps, Object... more) {
        return CommandRun.of(joined(List.of("train", slide, "--mask", mask, "--region", "0,0,128,160", "--arch",
                "fpn/mit_b0", "--crop", 64, "--batch", 1, "--steps", steps, "-o", output), more));
    }

    @Test
    void aTrainingStartsFromTheWeightsOfAnEncoder() {
        CommandRun run = train(folder.resolve("run"), 1, "--encoder-weights", model);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("encoder weights: 176 tensors matched, 31 (decoder.p5.weight, ")
                .contains(", ...) skipped, none missing\n");
    }

    @Test
    void weightsOfAnotherEncoderAreRefused() throws IOException {
        Path other = folder.resolve("other.safetensors");
        Safetensors.write(other, Map.of("fc.bias", Tensor.zeros(Shape.of(1000))), Map.of());
        CommandRun run = train(folder.resolve("run"), 1, "--encoder-weights", other);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(other + ": none of its tensors belongs to the encoder of fpn/mit_b0; choose the");
    }

    @Test
    void anImageSmallerThanAPatchIsRefused() {
        CommandRun run = CommandRun.of("tile", image, "--mask", mask, "--size", 512, "-o", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + image + ": the image of 224x160 pixels is smaller than a patch of"
                + " 512x512; choose smaller patches (--size)\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTruncatedImageIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length / 2));
        CommandRun run = CommandRun.of("segment", cut, "--model", model, "-o", folder.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + cut + ": the image is truncated or damaged").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aMissingImageIsNamed() {
        Path missing = folder.resolve("none.jpg");
        CommandRun run = CommandRun.of("segment", missing, "--model", model, "-o", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + missing + ": there is no such file; check the path\n");
    }

    @Test
    void aWindowThatTheNetworkDoesNotTakeIsRefused() {
        CommandRun run = CommandRun.of("segment", image, "--model", model, "--window", 100, "-o", folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("divisible by 32").endsWith("(--window, --input-size)\n").hasLineCount(1);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidBeforeTheWork() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run =
                CommandRun.of("train", image, "--mask", mask, "--arch", "fpn/mit_b0", "--crop", 64, "-o", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("bowman: " + file + ": the file cannot be written (").hasLineCount(1);
    }

    @Test
    void aSlideThatIsMostlyDamagedIsNotSegmented() throws IOException {
        Path slide = DamagedSlide.write(folder.resolve("slide.tif"), Integer.MAX_VALUE);
        Path output = folder.resolve("found");
        for (String word : List.of("--no-tissue-mask", "--flips")) {
            CommandRun run = CommandRun.of("segment", slide, "--model", model, "--window", 256, "--region",
                    "0,0,512,512", word, "-o", output);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err().lines().filter(line -> line.startsWith("bowman: "))).singleElement().asString()
                    .contains("tiles that were read cannot be decoded").endsWith("so there is no result; copy the slide"
                            + " again, or convert it");
            assertThat(output).as("no results, and nothing to resume").isEmptyDirectory();
        }
    }

    @Test
    void theDamageOfASlideIsSaid() throws IOException {
        Path slide = DamagedSlide.write(folder.resolve("slide.tif"), 1);
        CommandRun run = CommandRun.of("segment", slide, "--model", model, "--window", 256, "--region", "0,0,512,512",
                "--no-tissue-mask", "-o", folder.resolve("found"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("slide.tif: 1 of the [0-9]+ tiles that were read cannot be decoded");
    }

    @Test
    void aRegionOutsideTheImageIsRefused() {
        CommandRun run = segment("--region", "100,0,128,160");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("section.png has 224x160 pixels, so there is no region 128x160 at 100,0");
    }

    @Test
    void aRegionOfAnotherFormIsRefused() {
        CommandRun run = segment("--region", "1,2,3");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a region is x,y,width,height in pixels").hasLineCount(1);
    }

    @Test
    void theTruthComparedWithItselfIsPerfectAtBothLevels() {
        CommandRun run = CommandRun.of("evaluate", mask, "--mask", mask);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("pixels:    Dice 1.000").contains("instances: F1 1.000");
    }

    /** In the region, a row of the enlarged truth has 6 pixels, of which 5 are predicted, and 2 others are too. */
    @Test
    void aRegionOfATiledMaskIsComparedWithASmallerOne() throws IOException {
        Path truth = folder.resolve("truth.png");
        ImageFormat.PNG.write(truth, new GrayImage(8, 1, new byte[] {0, -1, -1, -1, -1, 0, 0, 0}));
        Path tiled = folder.resolve("tiled.tif");
        try (PyramidWriter writer = PyramidWriter.create(tiled, 16, 2, PyramidOptions.mask())) {
            for (int row = 0; row < 2; row++) {
                writer.addRow(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, -1, -1, 0, 0}, 0);
            }
            writer.finish();
        }
        CommandRun run = CommandRun.of("evaluate", tiled, "--mask", truth, "--scale-mask", "--region", "4,0,10,2");
        assertThat(run.err()).contains("tiled.tif: 69 % of the mask are positive").hasLineCount(1);
        assertThat(run.out()).contains("pixels:    Dice 0.769, precision 0.714, recall 0.833")
                .contains("1 true, 2 predicted, 1 matched");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run = CommandRun.of("segment", image, "--model", model, "--window", 128, "-o", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("bowman: "))).singleElement().asString()
                .contains("the file cannot be written (").contains("choose another folder");
    }

    private CommandRun segment(Object... more) {
        return CommandRun.of(joined(List.of("segment", image, "--model", model, "--window", 64, "-o", folder), more));
    }
}

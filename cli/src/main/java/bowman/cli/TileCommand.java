package bowman.cli;

import bowman.cli.option.MaskOptions;
import bowman.file.AtomicFile;
import bowman.file.FileNames;
import bowman.io.dataset.PatchFolder;
import bowman.io.dataset.Tiler;
import bowman.io.dataset.Tiler.Empty;
import bowman.io.image.ImageFormat;
import bowman.io.mask.GrayRows;
import bowman.io.mask.MaskReader;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideSettings;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cuts an image and its mask into patches. */
@Command(name = "tile", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Cuts an image and its mask into patches, in the layout of the KPIs challenge.")
final class TileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "The image of a section: JPEG, PNG or TIFF.")
    private Path image;

    @Mixin
    private MaskOptions mask;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true, description = "Folder for the patches.")
    private Path output;

    @Option(names = "--size", paramLabel = "PIXELS", defaultValue = "2048",
            description = "Height and width of a patch.")
    private int size;

    @Option(names = "--stride", paramLabel = "PIXELS",
            description = "Step from patch to patch; default: half the size.")
    private Integer stride;

    @Option(names = "--group", paramLabel = "NAME", defaultValue = "slides",
            description = "The slide's group, such as 56Nx.")
    private String group;

    @Option(names = "--case", paramLabel = "NAME",
            description = "The slide's name within its group; default: the image's file name.")
    private String slideName;

    @Option(names = "--format", defaultValue = "PNG", description = "Format of the patches: ${COMPLETION-CANDIDATES}.")
    private ImageFormat format;

    @Option(names = "--keep-empty", description = "Keep patches without a glomerulus.")
    private boolean keepEmpty;

    @Override
    public Integer call() throws IOException {
        Notes notes = Notes.to(spec.commandLine().getErr());
        try (CountedSlide slide = CountedSlide.open(image, SlideSettings.DEFAULT);
                MaskReader reader = mask.open(image)) {
            GrayRows truth = reader.fitting(slide.width(), slide.height(), mask.fit()).positive();
            Windows windows = windows(slide);
            notes.opened(slide);
            notes.opened(mask.file(image), reader, MaskOptions.VALUES);
            Tiler tiler = new Tiler(new PatchFolder(output), group,
                    slideName == null ? FileNames.stem(image) : slideName, format, keepEmpty ? Empty.KEEP : Empty.SKIP);
            AtomicFile.prepareFolder(output);
            int written = tiler.cut(slide, truth, windows);
            notes.read(slide);
            spec.commandLine().getOut().printf("%d of %d patches of %dx%d pixels written to %s%n", written,
                    windows.count(), size, size, output);
        }
        return 0;
    }

    private Windows windows(Slide slide) {
        if (slide.width() < size || slide.height() < size) {
            throw new IllegalArgumentException("%s: the image of %dx%d pixels is smaller than a patch of %dx%d; choose"
                    .formatted(image, slide.width(), slide.height(), size, size) + " smaller patches (--size)");
        }
        try {
            return new Windows(slide.width(), slide.height(), size, stride == null ? Math.ceilDiv(size, 2) : stride);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(image + ": " + e.getMessage() + " (--size, --stride)", e);
        }
    }
}

package bowman.cli;

import bowman.cli.option.InstanceOptions;
import bowman.cli.option.MaskOptions;
import bowman.cli.option.MaskValuesConverter;
import bowman.file.AtomicFile;
import bowman.file.FileNames;
import bowman.io.export.GeoJson;
import bowman.io.export.InstanceCsv;
import bowman.io.export.ObjectType;
import bowman.io.export.Overlay;
import bowman.io.export.SlideInstances;
import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.image.ImageFormat;
import bowman.io.mask.GrayRows;
import bowman.io.mask.LabelRows;
import bowman.io.mask.MaskInstances;
import bowman.io.mask.MaskPlacement;
import bowman.io.mask.MaskReader;
import bowman.io.mask.MaskValues;
import bowman.io.outline.Outlines;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.Overview;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.metrics.FragmentedMaskException;
import bowman.metrics.Instance;
import bowman.metrics.InstanceFinder.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports a mask as outlines for QuPath and a table of measurements. */
@Command(name = "export", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Exports the glomeruli of a mask as outlines (GeoJSON, for QuPath), as a table of measurements"
                + " (CSV) and, if its slide is given, as an overlay (PNG).")
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MASK", description = "A mask, see --mask-values.")
    private Path mask;

    @Option(names = MaskOptions.VALUES, paramLabel = "VALUES", converter = MaskValuesConverter.class,
            description = MaskOptions.VALUES_DESCRIPTION)
    private MaskValues values;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
            description = "Folder for <slide>_glomeruli.geojson, <slide>_glomeruli.csv and"
                    + " <slide>_overlay.png.")
    private Path output;

    @Option(names = "--slide", paramLabel = "FILE", description = "The image that the mask covers; outlines are in"
            + " its pixels, and the mask may be smaller or larger; default: the mask itself.")
    private Path slide;

    @Option(names = "--probability", paramLabel = "FILE",
            description = "A probability map of the mask's size, for mean and maximum probability per glomerulus.")
    private Path probability;

    @Option(names = "--mpp", paramLabel = "MICRONS", description = "The pixel size of the slide in micrometres;"
            + " default: that of the slide's file. If it is unknown, measurements are in pixels only.")
    private Double micronsPerPixel;

    @Mixin
    private InstanceOptions options;

    @Override
    public Integer call() throws IOException {
        Notes notes = Notes.to(spec.commandLine().getErr());
        try (MaskReader rows = MaskReader.open(mask, Optional.ofNullable(values))) {
            notes.opened(mask, rows, MaskOptions.VALUES);
            if (slide == null) {
                write(find(rows, mask, MaskPlacement.IDENTITY, rows.pixelSize()));
                return 0;
            }
            try (CountedSlide image = CountedSlide.open(slide, SlideSettings.DEFAULT)) {
                notes.opened(image);
                SlideInstances found = find(rows, slide, placement(rows, image), image.pixelSize());
                write(found);
                writeOverlay(image, found);
            }
        }
        return 0;
    }

    private MaskPlacement placement(LabelRows rows, Slide image) {
        try {
            return MaskPlacement.covering(rows.width(), rows.height(), image.levels().getFirst());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(mask + ": " + e.getMessage() + " (--slide)", e);
        }
    }

    private SlideInstances find(LabelRows rows, Path named, MaskPlacement placement, Optional<PixelSize> stated)
            throws IOException {
        Optional<PixelSize> pixelSize = micronsPerPixel == null ? stated : Optional.of(given());
        Settings settings = Settings.DEFAULT.withCut(0).withHoles(options.holes())
                .withMinimumArea(minimumPixels(placement, pixelSize));
        return new SlideInstances(named.getFileName().toString(), placement, pixelSize,
                probability == null ? Probabilities.UNKNOWN : Probabilities.KNOWN, find(rows, settings));
    }

    private PixelSize given() {
        try {
            return new PixelSize(micronsPerPixel, PixelSize.Source.USER);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--mpp)", e);
        }
    }

    private long minimumPixels(MaskPlacement placement, Optional<PixelSize> pixelSize) {
        OptionalDouble minimumArea = options.minimumArea();
        if (minimumArea.isEmpty()) {
            return 0;
        }
        return pixelSize.orElseThrow(() -> new IllegalArgumentException(mask
                + ": the pixel size is needed for a minimum area in square micrometres; give it (--mpp MICRONS)"))
                .pixels(minimumArea.getAsDouble(), placement.areaScale());
    }

    private List<Instance> find(LabelRows rows, Settings settings) throws IOException {
        AtomicFile.prepareFolder(output);
        try {
            if (probability == null) {
                return MaskInstances.find(rows, settings);
            }
            try (CountedSlide map = CountedSlide.open(probability, SlideSettings.DEFAULT)) {
                Notes notes = Notes.to(spec.commandLine().getErr());
                notes.opened(map);
                List<Instance> found = MaskInstances.find(rows, GrayRows.of(map), settings);
                notes.read(map);
                return found;
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(probability + ": " + e.getMessage(), e);
            }
        } catch (FragmentedMaskException e) {
            throw new SlideException(mask + ": " + e.getMessage(), e);
        }
    }

    private void writeOverlay(CountedSlide image, SlideInstances found) throws IOException {
        Overview overview = Overview.of(image, Overlay.LONGEST);
        Notes.to(spec.commandLine().getErr()).read(image);
        Overlay overlay = new Overlay(overview).outline(found, Outlines.FOUND);
        found.pixelSize().ifPresent(overlay::scaleBar);
        ImageFormat.PNG.write(output.resolve(FileNames.stem(slide) + "_overlay.png"), overlay.image());
    }

    private void write(SlideInstances found) throws IOException {
        String stem = slide == null ? FileNames.stem(mask).replaceFirst("_mask$", "") : FileNames.stem(slide);
        int count = found.instances().size();
        GeoJson.write(output.resolve(stem + "_glomeruli.geojson"), found,
                options.objects().orElseGet(() -> ObjectType.suiting(count)));
        InstanceCsv.write(output.resolve(stem + "_glomeruli.csv"), found);
        spec.commandLine().getOut().printf("%d glomeruli, %s; %s%n", count,
                found.pixelSize().map(PixelSize::toString).orElse("in pixels of unknown size (--mpp)"), output);
    }
}

package bowman.io.dataset;

import bowman.augment.CropScaling;
import bowman.augment.ImageMask;
import bowman.intensity.IntensityHistogram;
import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.mask.MaskValues;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideIntensity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The images that a network is trained on, in memory.
 *
 * @param images with their masks
 * @param slideRanges the range of intensities of the slide of each image
 * @param pixelSize of all images, if it is known
 */
public record TrainingImages(List<ImageMask> images, List<IntensityRange> slideRanges,
        Optional<PixelSize> pixelSize) {

    /** Folders have thousands of patches, usually all of one kind. */
    private static final int MOST_NOTES = 3;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the numbers of images and ranges differ
     */
    public TrainingImages {
        images = List.copyOf(images);
        slideRanges = List.copyOf(slideRanges);
        if (images.size() != slideRanges.size()) {
            throw new IllegalArgumentException("every image has the range of its slide, got " + images.size()
                    + " images and " + slideRanges.size() + " ranges");
        }
    }

    /**
     * Reads a region of a slide; the range of intensities is that of the whole slide.
     *
     * @param region in pixels of level 0
     * @param mask of the region's size; all but 0 is positive
     * @throws bowman.io.slide.SlideException if the slide is damaged
     */
    public static TrainingImages of(Slide slide, Region region, GrayImage mask) throws IOException {
        ImageMask pair = ImageMask.of(region.height(), region.width(), slide.read(region).pixels(), mask.pixels());
        return new TrainingImages(List.of(pair), List.of(SlideIntensity.range(slide)), slide.pixelSize());
    }

    /**
     * Reads patches; the range of intensities of a slide is that of all its patches together.
     *
     * @param values the meaning of the numbers in the masks; if empty, it is decided by the numbers of each
     * @param notes takes what the user should know of the patches, in a few sentences that begin with a file
     * @throws bowman.io.slide.SlideException if a patch is missing or damaged, or its mask has another size
     */
    public static TrainingImages of(List<Patch> patches, Optional<MaskValues> values, Consumer<String> notes)
            throws IOException {
        List<String> said = new ArrayList<>();
        List<ImageMask> images = new ArrayList<>();
        Map<Path, IntensityHistogram> slides = new HashMap<>();
        for (Patch patch : patches) {
            ImageMask pair = patch.read(values, said::add);
            images.add(pair);
            slides.computeIfAbsent(patch.slide(), slide -> new IntensityHistogram()).add(pair.pixels());
        }
        said.stream().limit(MOST_NOTES).forEach(notes);
        if (said.size() > MOST_NOTES) {
            notes.accept(said.getLast() + "; there are " + (said.size() - MOST_NOTES - 1)
                    + " more such remarks on patches");
        }
        return new TrainingImages(images, patches.stream().map(patch -> slides.get(patch.slide()).range()).toList(),
                Optional.empty());
    }

    /** The ranges that intensities of crops of these images are scaled by. */
    public CropScaling scaling(IntensityScaling way) {
        return switch (way) {
            case FIXED -> CropScaling.FIXED;
            case WINDOW -> CropScaling.WINDOW;
            case SLIDE -> CropScaling.slides(slideRanges);
        };
    }
}

package bowman.io.dataset;

import bowman.augment.CropScaling;
import bowman.augment.ImageMask;
import bowman.intensity.IntensityHistogram;
import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.io.image.GrayImage;
import bowman.io.image.Region;
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

/**
 * The images that a network is trained on, in memory.
 *
 * @param images with their masks
 * @param slideRanges the range of intensities of the slide of each image
 * @param pixelSize of all images, if it is known
 */
public record TrainingImages(List<ImageMask> images, List<IntensityRange> slideRanges,
        Optional<PixelSize> pixelSize) {

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
     * @throws bowman.io.slide.SlideException if a patch is missing or damaged, or its mask has another size
     */
    public static TrainingImages of(List<Patch> patches) throws IOException {
        List<ImageMask> images = new ArrayList<>();
        Map<Path, IntensityHistogram> slides = new HashMap<>();
        for (Patch patch : patches) {
            ImageMask pair = patch.read();
            images.add(pair);
            slides.computeIfAbsent(patch.slide(), slide -> new IntensityHistogram()).add(pair.pixels());
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

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
 * What a network is trained on, in memory.
 *
 * @param images with their masks
 * @param slideRanges the range of intensities of the slide that each image was cut of
 * @param pixelSize of all images, where it is known
 */
public record TrainingImages(List<ImageMask> images, List<IntensityRange> slideRanges,
        Optional<PixelSize> pixelSize) {

    public TrainingImages {
        images = List.copyOf(images);
        slideRanges = List.copyOf(slideRanges);
        if (images.size() != slideRanges.size()) {
            throw new IllegalArgumentException("every image has the range of its slide, got " + images.size()
                    + " images and " + slideRanges.size() + " ranges");
        }
    }

    /**
     * A part of a slide; its range is that of the whole slide, and its pixels are those of level 0.
     *
     * @param mask of the part's size; all but 0 is positive
     * @throws bowman.io.slide.SlideException if the slide is damaged
     */
    public static TrainingImages of(Slide slide, Region region, GrayImage mask) throws IOException {
        ImageMask pair = ImageMask.of(region.height(), region.width(), slide.read(region).pixels(), mask.pixels());
        return new TrainingImages(List.of(pair), List.of(SlideIntensity.range(slide)), slide.pixelSize());
    }

    /**
     * Patches; the range of a slide is that of all its patches together.
     *
     * @throws bowman.io.slide.SlideException if one is missing or damaged, or does not have the size of its mask
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

    /** By which ranges crops of these images are scaled. */
    public CropScaling scaling(IntensityScaling way) {
        return switch (way) {
            case FIXED -> CropScaling.FIXED;
            case WINDOW -> CropScaling.WINDOW;
            case SLIDE -> CropScaling.slides(slideRanges);
        };
    }
}

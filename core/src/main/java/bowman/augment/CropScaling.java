package bowman.augment;

import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import java.util.List;

/** Says by which range of intensities a crop is scaled. */
@FunctionalInterface
public interface CropScaling {

    /** {@link IntensityScaling#FIXED}. */
    CropScaling FIXED = (image, crop) -> IntensityRange.FULL;

    /** {@link IntensityScaling#WINDOW}: each crop by its own range, as the network will see windows. */
    CropScaling WINDOW = (image, crop) -> IntensityRange.of(crop.pixels());

    /**
     * {@link IntensityScaling#SLIDE}.
     *
     * @param ranges of the slide that each image was cut of
     */
    static CropScaling slides(List<IntensityRange> ranges) {
        List<IntensityRange> fixed = List.copyOf(ranges);
        return (image, crop) -> fixed.get(image);
    }

    /**
     * The range of a crop.
     *
     * @param image the number of the image that it was cut of
     * @param crop before it is scaled
     */
    IntensityRange range(int image, ImageMask crop);
}

package bowman.augment;

import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import java.util.List;

/** Chooses the intensity range by which a crop is scaled. */
@FunctionalInterface
public interface CropScaling {

    /** {@link IntensityScaling#FIXED}: every crop by the range of 8-bit samples. */
    CropScaling FIXED = (image, crop) -> IntensityRange.FULL;

    /** {@link IntensityScaling#WINDOW}: each crop by its own range, as windows are scaled in prediction. */
    CropScaling WINDOW = (image, crop) -> IntensityRange.of(crop.pixels());

    /**
     * {@link IntensityScaling#SLIDE}: each crop by the range of its slide.
     *
     * @param ranges for each image the range of the slide that it was cut from
     */
    static CropScaling slides(List<IntensityRange> ranges) {
        List<IntensityRange> fixed = List.copyOf(ranges);
        return (image, crop) -> fixed.get(image);
    }

    /**
     * Returns the range by which a crop is scaled.
     *
     * @param image the index of the image that the crop was cut from
     * @param crop the unscaled crop
     */
    IntensityRange range(int image, ImageMask crop);
}

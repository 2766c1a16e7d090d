package bowman.io.dataset;

import bowman.augment.ImageMask;
import bowman.io.image.GrayImage;
import bowman.io.mask.MaskFile;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A patch of a slide and its mask, in files.
 *
 * @param name its name, with its position on the slide
 * @param image the file of its image
 * @param mask the file of its mask
 */
public record Patch(PatchName name, Path image, Path mask) {

    /** A path that identifies its slide: the folder of group and case, and the slide's name. */
    public Path slide() {
        return image.toAbsolutePath().getParent().resolveSibling(name.slide());
    }

    /**
     * Reads the image and the mask.
     *
     * @throws bowman.io.slide.SlideException if one is missing or damaged, or their sizes differ
     */
    public ImageMask read() throws IOException {
        try (Slide slide = Slide.open(image)) {
            GrayImage positive = MaskFile.read(mask, slide.width(), slide.height(), MaskFile.Fit.EXACT);
            return ImageMask.of(slide.height(), slide.width(), slide.read(slide.bounds()).pixels(), positive.pixels());
        }
    }
}

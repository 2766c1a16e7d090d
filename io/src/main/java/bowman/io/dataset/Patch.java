package bowman.io.dataset;

import bowman.augment.ImageMask;
import bowman.io.image.GrayImage;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskFile;
import bowman.io.mask.MaskReader;
import bowman.io.mask.MaskValues;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

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
     * @param values the meaning of the numbers in the mask; if empty, it is decided by the numbers
     * @param notes takes what the user should know of them, in sentences that begin with the file
     * @throws bowman.io.slide.SlideException if one is missing or damaged, or their sizes differ
     */
    public ImageMask read(Optional<MaskValues> values, Consumer<String> notes) throws IOException {
        try (CountedSlide slide = CountedSlide.open(image, SlideSettings.DEFAULT);
                MaskReader truth = MaskReader.open(mask, values)) {
            slide.remarks().forEach(remark -> notes.accept(image + ": " + remark));
            truth.remarks().forEach(remark -> notes.accept(mask + ": " + remark));
            truth.choice().ifPresent(choice -> notes.accept(mask + ": " + choice));
            GrayImage positive = MaskFile.image(truth.fitting(slide.width(), slide.height(), MaskFile.Fit.EXACT));
            RgbImage pixels = slide.read(slide.bounds());
            slide.requireMostlyReadable();
            slide.damageInWords().ifPresent(damage -> notes.accept(image + ": " + damage));
            return ImageMask.of(slide.height(), slide.width(), pixels.pixels(), positive.pixels());
        }
    }
}

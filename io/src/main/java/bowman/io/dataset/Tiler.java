package bowman.io.dataset;

import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.Region;
import bowman.io.mask.GrayRows;
import bowman.io.slide.Slide;
import bowman.io.stitch.Windows;
import java.io.IOException;

/**
 * Cuts a slide and its mask into patches for training.
 *
 * @param folder the output folder
 * @param group the slide's group
 * @param slide the slide's name within its group
 * @param format of the files
 * @param empty the treatment of patches without a positive pixel
 */
public record Tiler(PatchFolder folder, String group, String slide, ImageFormat format, Empty empty) {

    /** Treatment of patches without a positive pixel. */
    public enum Empty {
        /** They are skipped, as in the KPIs challenge. */
        SKIP,
        /** They are written as well. */
        KEEP
    }

    /**
     * Writes all patches.
     *
     * @param mask of the slide's size, of which no row was read yet; all but 0 is positive
     * @return the number of patches that were written
     * @throws IllegalArgumentException if the image is smaller than a patch, the mask has another size, or a name is
     *     not suitable for a folder
     * @throws bowman.io.slide.SlideException if the slide cannot be read, or patches of it exist already
     * @throws bowman.file.FileWriteException if a patch cannot be written
     */
    public int cut(Slide image, GrayRows mask, Windows windows) throws IOException {
        if (windows.leaveImage()) {
            throw new IllegalArgumentException(image.name() + ": the image is smaller than a patch of "
                    + windows.size() + "x" + windows.size());
        }
        if (mask.width() != image.width() || mask.height() != image.height()) {
            throw new IllegalArgumentException(image.name() + ": the image has " + image.width() + "x"
                    + image.height() + " pixels and its mask " + mask.width() + "x" + mask.height()
                    + "; give the mask of this image");
        }
        folder.requireNew(group, slide);
        MaskBand band = new MaskBand(mask, windows.size());
        int written = 0;
        for (int index = 0; index < windows.count(); index++) {
            Region region = windows.region(index);
            GrayImage part = band.part(region);
            if (empty == Empty.KEEP || !part.isBlack()) {
                folder.write(group, slide, index, region, image.read(region), part, format);
                written++;
            }
        }
        return written;
    }
}

package bowman.io.tiff;

import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideReader;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads TIFF and BigTIFF in parts: tiles or strips of 8-bit gray, palette, RGB, RGBA or YCbCr samples or of one bit,
 * uncompressed or compressed by Deflate, LZW, PackBits or JPEG, including the pyramids of Aperio (SVS), OME and
 * libvips. Other kinds are decoded as a whole, unless no decoder on the class path supports them.
 */
public final class TiffSlideReader implements SlideReader {

    /** Creates the reader for {@link java.util.ServiceLoader}. */
    public TiffSlideReader() {
    }

    @Override
    public Support support(Path path) throws IOException {
        try (SharedFile file = SharedFile.open(path)) {
            if (!TiffDirectories.isTiff(file)) {
                return Support.NONE;
            }
            TiffPage page = TiffPage.of(file, TiffDirectories.of(file).first());
            boolean refused = TiffCompression.refused(page.compression()).isPresent();
            return page.isReadable() || refused ? Support.REGIONS : Support.NONE;
        } catch (SlideException e) {
            // A damaged TIFF is claimed as well: opening it reports the damage.
            return Support.REGIONS;
        }
    }

    @Override
    public Slide open(Path path, SlideSettings settings) throws IOException {
        return TiffSlide.open(SharedFile.open(path), settings);
    }

    /** An exception with the reason why an image cannot be read. */
    static SlideException refusal(TiffPage page) {
        String kind = TiffCompression.refused(page.compression()).map(name -> name + " tiles").orElse("samples");
        return new SlideException(page.file().path() + ": " + kind + " (compression " + page.compression()
                + ", photometric " + page.tags().number(TiffDirectory.PHOTOMETRIC, 1)
                + ") cannot be read; convert with: vips tiffsave " + page.file().path().getFileName()
                + " out.tif --tile --pyramid --compression jpeg");
    }
}

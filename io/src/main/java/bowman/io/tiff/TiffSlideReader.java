package bowman.io.tiff;

import bowman.io.slide.ImageFile;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Orientation;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideReader;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Reads TIFF and BigTIFF in parts: tiles or strips of 8-bit gray, palette, RGB, RGBA or YCbCr samples or of one bit,
 * uncompressed or compressed by Deflate, LZW, PackBits or JPEG, including the pyramids of Aperio (SVS), Leica (SCN),
 * Philips, Ventana (BIF), OME and libvips. Other kinds are decoded as a whole, unless no decoder on the class path
 * supports them.
 */
public final class TiffSlideReader implements SlideReader {

    private static final int SIGNED = 2;
    private static final int OLD_JPEG = 6;

    /** Creates the reader for {@link java.util.ServiceLoader}. */
    public TiffSlideReader() {
    }

    @Override
    public Support support(Path path) throws IOException {
        try (SharedFile file = SharedFile.open(path)) {
            return TiffDirectories.isTiff(file) ? support(TiffPyramid.of(file)) : Support.NONE;
        } catch (SlideException e) {
            // A damaged TIFF is claimed as well: opening it reports the damage.
            return Support.REGIONS;
        }
    }

    private static Support support(TiffPyramid pyramid) {
        TiffPage full = pyramid.levels().getFirst().page();
        return full.isReadable() || isRefused(full) ? Support.REGIONS : Support.WHOLE;
    }

    private static boolean isRefused(TiffPage page) {
        return TiffCompression.refused(page.compression()).isPresent() || page.tags().has(TiffDirectory.NDPI);
    }

    @Override
    public Slide open(Path path, SlideSettings settings) throws IOException {
        SharedFile file = SharedFile.open(path);
        TiffPyramid pyramid;
        try {
            pyramid = TiffPyramid.of(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        if (support(pyramid) == Support.REGIONS) {
            return orientation(pyramid).turned(TiffSlide.open(file, pyramid, settings));
        }
        file.close();
        return whole(path, pyramid, settings);
    }

    private static Orientation orientation(TiffPyramid pyramid) {
        return Orientation.numbered(pyramid.levels().getFirst().page().tags().number(TiffDirectory.ORIENTATION, 1));
    }

    /** Decodes the largest image as a whole; what the file says about it is the same. */
    private static Slide whole(Path path, TiffPyramid pyramid, SlideSettings settings) throws IOException {
        TiffDirectory tags = pyramid.levels().getFirst().page().tags();
        if (tags.number(TiffDirectory.SAMPLE_FORMAT, 1) == SIGNED) {
            throw new SlideException(path + ": the image has signed samples; convert it to an 8-bit RGB PNG or TIFF");
        }
        if (tags.has(TiffDirectory.PHOTOMETRIC) && tags.number(TiffDirectory.SAMPLES, 1) > 2
                && tags.number(TiffDirectory.PHOTOMETRIC, 0) <= SampleRows.BLACK_IS_ZERO) {
            throw new SlideException(path + ": the image has " + tags.number(TiffDirectory.SAMPLES, 1) + " channels,"
                    + " which its tag says are shades of gray, not red, green and blue; convert it to an RGB image");
        }
        int offsets = tags.has(TiffDirectory.TILE_OFFSETS) ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS;
        if (LongStream.of(tags.numbers(offsets)).anyMatch(offset -> offset == 0)) {
            // The decoder takes the beginning of the file for the samples of missing tiles.
            throw new SlideException(path
                    + ": tiles of the image are missing in the file, which can be read with 8 bits"
                    + " per sample only; convert it to an 8-bit RGB PNG or TIFF");
        }
        TiffPixelSize said = TiffPixelSize.of(pyramid);
        Optional<PixelSize> pixelSize = settings.pixelSize().or(said::size);
        List<String> remarks = new ArrayList<>(pixelSize.isPresent() ? List.of() : said.remarks());
        remarks.addAll(pyramid.remarks());
        orientation(pyramid).remark().ifPresent(remarks::add);
        if (tags.number(TiffDirectory.COMPRESSION, 1) == OLD_JPEG) {
            remarks.add("it is compressed by the JPEG variant from before 1995, which programs decode differently");
        }
        ImageFile decoded = ImageFile.decode(path, pyramid.number()).withSignificantBits(pyramid.significantBits())
                .withRemarks(remarks);
        return ImageSlide.of(path, decoded, pixelSize, settings.background());
    }

    /** An exception with the reason why an image cannot be read. */
    static SlideException refusal(TiffPage page) {
        String name = page.file().path().getFileName().toString();
        if (page.tags().has(TiffDirectory.NDPI)) {
            return new SlideException(page.file().path() + ": this is a Hamamatsu NDPI slide, whose full resolution is"
                    + " one JPEG image that cannot be read in parts; convert with: vips tiffsave " + name
                    + " out.tif --tile --pyramid --compression jpeg");
        }
        String kind = TiffCompression.refused(page.compression()).map(words -> words + " tiles").orElse("samples");
        return new SlideException(page.file().path() + ": " + kind + " (compression " + page.compression()
                + ", photometric " + page.tags().number(TiffDirectory.PHOTOMETRIC, 1)
                + ") cannot be read; convert with: vips tiffsave " + name
                + " out.tif --tile --pyramid --compression jpeg");
    }
}

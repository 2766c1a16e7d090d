package bowman.io.tiff;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.BadTiles;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideLevel;
import bowman.io.slide.SlideReader;
import bowman.io.slide.SlideSettings;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A TIFF whose tiles are decoded when they are read. */
final class TiffSlide implements Slide {

    private final SharedFile file;
    private final String format;
    private final boolean lossy;
    private final List<SlideLevel> levels;
    private final List<RegionReader> readers;
    private final Map<AssociatedImage, TiffPage> associated;
    private final Optional<PixelSize> pixelSize;
    private final List<String> remarks;
    private final JpegUnpacker jpeg;
    private final TileCache cache;
    private final DamageList damage = new DamageList();

    private TiffSlide(SharedFile file, SlideSettings settings, TiffPyramid pyramid, JpegUnpacker jpeg)
            throws SlideException {
        this.file = file;
        this.jpeg = jpeg;
        this.cache = new TileCache(settings.cacheBytes());
        TiffPage full = pyramid.levels().getFirst();
        TiffPixelSize said = TiffPixelSize.of(full);
        this.pixelSize = settings.pixelSize().or(said::size);
        List<String> notes = new ArrayList<>(pixelSize.isPresent() ? List.of() : said.remarks());
        if (pyramid.likeTheFirst() > 1) {
            notes.add("only the first of " + pyramid.likeTheFirst() + " images of " + full.width() + "x" + full.height()
                    + " is used: channels, focal planes and time points in separate images are not supported");
        }
        List<TiffImage> images = images(pyramid.levels(), jpeg, settings.background(), notes);
        TiffCompression compression = TiffCompression.of(full.compression()).orElseThrow();
        this.format = pyramid.format() + ", " + compression;
        this.lossy = compression == TiffCompression.JPEG;
        this.levels = images.stream().map(image -> level(full.blocks(), image.blocks())).toList();
        this.readers = IntStream.range(0, images.size()).mapToObj(number -> new RegionReader(
                file.path() + ": level " + number, number, images.get(number), cache, settings.badTiles(),
                settings.background(), damage)).toList();
        this.remarks = List.copyOf(notes);
        this.associated = new LinkedHashMap<>();
        pyramid.associated().forEach(
                (name, page) -> associated.put(new AssociatedImage(name, page.width(), page.height()), page));
    }

    /**
     * Opens a slide.
     *
     * @param file closed by the slide, or by this method if it throws
     * @throws SlideException if it is damaged, or of an unsupported kind
     */
    static TiffSlide open(SharedFile file, SlideSettings settings) throws IOException {
        JpegUnpacker jpeg = new JpegUnpacker();
        try {
            return new TiffSlide(file, settings, TiffPyramid.of(file), jpeg);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static List<TiffImage> images(List<TiffPage> pages, JpegUnpacker jpeg, int background,
            List<String> notes) throws SlideException {
        List<TiffImage> images = new ArrayList<>();
        for (TiffPage page : pages) {
            if (page.isReadable()) {
                images.add(TiffImage.of(page, jpeg, background));
            } else if (images.isEmpty()) {
                throw TiffSlideReader.refusal(page);
            } else {
                notes.add("the reduced image of " + page.width() + "x" + page.height()
                        + " is not used: it cannot be read in parts");
            }
        }
        return List.copyOf(images);
    }

    private static SlideLevel level(Blocks full, Blocks blocks) {
        double downsample = ((double) full.width() / blocks.width() + (double) full.height() / blocks.height()) / 2;
        return new SlideLevel(blocks.width(), blocks.height(), Math.max(1, downsample), blocks.blockWidth(),
                blocks.blockHeight());
    }

    @Override
    public String name() {
        return file.path().getFileName().toString();
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public boolean isLossy() {
        return lossy;
    }

    @Override
    public List<SlideLevel> levels() {
        return levels;
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public List<AssociatedImage> associatedImages() {
        return List.copyOf(associated.keySet());
    }

    @Override
    public RgbImage read(AssociatedImage image) throws IOException {
        TiffPage page = associated.get(image);
        if (page == null) {
            return Slide.super.read(image);
        }
        requireOpen();
        if (!page.isReadable()) {
            throw TiffSlideReader.refusal(page);
        }
        int background = SlideSettings.DEFAULT.background();
        TiffImage tiles = TiffImage.of(page, jpeg, background);
        RgbImage pixels = blank(image);
        new RegionReader(file.path() + ": " + image.name(), 0, tiles, new TileCache(0), BadTiles.FAIL, background,
                new DamageList()).read(new Region(0, 0, page.width(), page.height()), pixels.pixels());
        return pixels;
    }

    /** A blank image; damaged files may claim any size. */
    private RgbImage blank(AssociatedImage image) throws SlideException {
        try {
            return RgbImage.blank(image.width(), image.height());
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw new SlideException(file.path() + ": the associated image " + image
                    + " does not fit into the memory of this JVM; do without it, or raise -Xmx", e);
        }
    }

    @Override
    public List<TileDamage> damage() {
        return damage.all();
    }

    @Override
    public void read(int level, Region region, byte[] rgb) throws IOException {
        requireOpen();
        SlideReader.requested(this, level, region, rgb);
        readers.get(level).read(region, rgb);
    }

    private void requireOpen() {
        if (file.isClosed()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        cache.clear();
        jpeg.close();
    }
}

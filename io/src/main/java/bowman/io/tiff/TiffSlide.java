package bowman.io.tiff;

import bowman.file.FileText;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.jpeg.JpegDecoder;
import bowman.io.jpeg.JpegException;
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
    private final JpegDecoder jpeg;
    private final TileCache cache;
    private final DamageList damage = new DamageList();

    private TiffSlide(SharedFile file, SlideSettings settings, TiffPyramid pyramid, JpegDecoder jpeg)
            throws IOException {
        this.file = file;
        this.jpeg = jpeg;
        this.cache = new TileCache(settings.cacheBytes());
        TiffPage full = pyramid.levels().getFirst().page();
        TiffPixelSize said = TiffPixelSize.of(pyramid);
        this.pixelSize = settings.pixelSize().or(said::size);
        List<String> notes = new ArrayList<>(pixelSize.isPresent() ? List.of() : said.remarks());
        notes.addAll(pyramid.remarks());
        this.associated = new LinkedHashMap<>();
        pyramid.associated().forEach(
                (name, page) -> associated.put(new AssociatedImage(name, page.width(), page.height()), page));
        List<Readable> readable = sameContent(pyramid, readable(pyramid.levels(), settings, notes), settings, notes);
        TiffCompression compression = TiffCompression.of(full.compression()).orElseThrow();
        this.format = pyramid.description().format() + ", " + compression;
        this.lossy = compression == TiffCompression.JPEG;
        TiffImage finest = readable.getFirst().image();
        difference(finest).ifPresent(notes::add);
        if (finest.isEmpty()) {
            if (readable.stream().anyMatch(one -> !one.image().isEmpty())) {
                throw TiffDirectories.damaged(file, "none of the tiles of the full resolution is stored in it");
            }
            notes.add("none of its tiles is stored in the file, so that all of it is background");
        }
        this.levels = readable.stream().map(one -> one.level().described(one.image().blocks())).toList();
        this.readers = readers(settings, readable);
        this.remarks = notes.stream().map(FileText::line).toList();
    }

    /**
     * Opens a slide.
     *
     * @param file closed by the slide, or by this method if it throws
     * @param pyramid the images of the file
     * @throws SlideException if it is damaged, or of an unsupported kind
     */
    static TiffSlide open(SharedFile file, TiffPyramid pyramid, SlideSettings settings) throws IOException {
        try {
            return new TiffSlide(file, settings, pyramid, new JpegDecoder());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Optional<String> difference(TiffImage image) throws IOException {
        try {
            return image.difference();
        } catch (JpegException e) {
            throw new SlideException(file.path() + ": a tile " + e.getMessage() + "; convert with: vips tiffsave "
                    + name() + " out.tif --tile --pyramid --compression jpeg", e);
        }
    }

    /** A level, and what decodes its tiles. */
    private record Readable(TiffLevel level, TiffImage image) {
    }

    private List<Readable> readable(List<TiffLevel> levels, SlideSettings settings, List<String> notes)
            throws SlideException {
        TiffLevel full = levels.getFirst();
        if (!full.page().isReadable()) {
            throw TiffSlideReader.refusal(full.page());
        }
        List<Readable> readable = new ArrayList<>();
        readable.add(new Readable(full, TiffImage.of(full.page(), jpeg, settings.background())));
        for (TiffLevel level : levels.subList(1, levels.size())) {
            String unused = "the reduced image of " + level.width() + "x" + level.height() + " is not used: ";
            if (!level.page().isReadable()) {
                notes.add(unused + "it cannot be read in parts");
                continue;
            }
            try {
                readable.add(new Readable(level, TiffImage.of(level.page(), jpeg, settings.background())));
            } catch (SlideException e) {
                notes.add(unused + "its tiles are not listed as they should be");
            }
        }
        return List.copyOf(readable);
    }

    /** The levels without images that have the shape of one and show something else. */
    private List<Readable> sameContent(TiffPyramid pyramid, List<Readable> readable, SlideSettings settings,
            List<String> notes) throws IOException {
        List<Readable> same = new ArrayList<>();
        for (Readable one : readable) {
            if (!pyramid.isGuessed(one.level()) || showsTheSame(readable.getFirst(), one, settings)) {
                same.add(one);
                continue;
            }
            TiffPage page = one.level().page();
            String name = page.width() + "x" + page.height();
            associated.put(new AssociatedImage(name, page.width(), page.height()), page);
            notes.add("the image of " + name + " is not used: it has the shape of a reduced image, but shows something"
                    + " else");
        }
        return List.copyOf(same);
    }

    private boolean showsTheSame(Readable full, Readable other, SlideSettings settings) throws IOException {
        TiffLevel level = other.level();
        RegionReader fine = comparing(full.image(), settings, Optional.empty());
        return SameContent.of(fine,
                comparing(other.image(), settings, Optional.of(new FinerLevel(fine, level.downsample()))), level);
    }

    /** A reader whose damage is not reported, since it is found again when the tiles are read. */
    private RegionReader comparing(TiffImage image, SlideSettings settings, Optional<FinerLevel> finer) {
        int background = settings.background();
        return new RegionReader(file.path().toString(), 0, image, new TileCache(0), new BadTiles.Fill(background),
                background, new DamageList(), finer);
    }

    /** One for each level; each takes missing tiles from the one before. */
    private List<RegionReader> readers(SlideSettings settings, List<Readable> readable) {
        List<RegionReader> made = new ArrayList<>();
        for (int number = 0; number < readable.size(); number++) {
            Optional<FinerLevel> finer = Optional.empty();
            if (number > 0) {
                double factor = readable.get(number).level().downsample()
                        / readable.get(number - 1).level().downsample();
                finer = Optional.of(new FinerLevel(made.getLast(), factor));
            }
            made.add(new RegionReader(file.path() + ": level " + number, number, readable.get(number).image(), cache,
                    settings.badTiles(), settings.background(), damage, finer));
        }
        return List.copyOf(made);
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
                new DamageList(), Optional.empty()).read(new Region(0, 0, page.width(), page.height()), pixels
                        .pixels());
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

package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A slide that counts which of its tiles were read, so that its damage can be set in relation to them. */
public final class CountedSlide implements Slide {

    private final Slide slide;
    private final List<BitSet> tiles;

    /** @param slide closed together with this one */
    public CountedSlide(Slide slide) {
        this.slide = slide;
        this.tiles = Stream.generate(BitSet::new).limit(slide.levels().size()).toList();
    }

    /**
     * Opens an image file as {@link Slide#open(Path, SlideSettings)} does.
     *
     * @throws SlideException if the file is missing, is not an image, is damaged, or of an unsupported kind
     */
    public static CountedSlide open(Path file, SlideSettings settings) throws IOException {
        return new CountedSlide(Slide.open(file, settings));
    }

    /** The number of tiles of all levels of which pixels were read, each counted once. */
    public long tilesRead() {
        return tiles.stream().mapToLong(CountedSlide::count).sum();
    }

    private static long count(BitSet ofLevel) {
        synchronized (ofLevel) {
            return ofLevel.cardinality();
        }
    }

    /** The damage in relation to the tiles that were read, in words that follow the slide's name; empty if none. */
    public Optional<String> damageInWords() {
        int bad = damage().size();
        return bad == 0 ? Optional.empty()
                : Optional.of("%d of the %d tiles that were read cannot be decoded; the first is: %s".formatted(bad,
                        tilesRead(), damage().getFirst()));
    }

    /**
     * Checks that results over what was read mean anything.
     *
     * @throws SlideException if more than half of the tiles that were read could not be decoded
     */
    public void requireMostlyReadable() throws SlideException {
        if (2L * damage().size() > tilesRead()) {
            throw new SlideException(name() + ": " + damageInWords().orElseThrow()
                    + ", so there is no result; copy the slide again, or convert it");
        }
    }

    @Override
    public String name() {
        return slide.name();
    }

    @Override
    public String format() {
        return slide.format();
    }

    @Override
    public boolean isLossy() {
        return slide.isLossy();
    }

    @Override
    public List<SlideLevel> levels() {
        return slide.levels();
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return slide.pixelSize();
    }

    @Override
    public List<String> remarks() {
        return slide.remarks();
    }

    @Override
    public List<AssociatedImage> associatedImages() {
        return slide.associatedImages();
    }

    @Override
    public RgbImage read(AssociatedImage image) throws IOException {
        return slide.read(image);
    }

    @Override
    public List<TileDamage> damage() {
        return slide.damage();
    }

    @Override
    public void read(int level, Region region, byte[] rgb) throws IOException {
        slide.read(level, region, rgb);
        SlideLevel size = levels().get(level);
        int columns = Math.ceilDiv(size.width(), size.tileWidth());
        int left = region.x() / size.tileWidth();
        int right = (region.x() + region.width() - 1) / size.tileWidth();
        int bottom = (region.y() + region.height() - 1) / size.tileHeight();
        BitSet read = tiles.get(level);
        synchronized (read) {
            for (int row = region.y() / size.tileHeight(); row <= bottom; row++) {
                read.set(Math.addExact(Math.multiplyExact(row, columns), left),
                        Math.addExact(Math.multiplyExact(row, columns), right + 1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        slide.close();
    }
}

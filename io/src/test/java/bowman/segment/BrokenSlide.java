package bowman.segment;

import bowman.io.image.Region;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A slide that cannot be read any more after some regions. */
final class BrokenSlide implements Slide {

    private final Slide slide;
    private final int good;
    private final AtomicInteger read = new AtomicInteger();

    BrokenSlide(Slide slide, int good) {
        this.slide = slide;
        this.good = good;
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
    public List<SlideLevel> levels() {
        return slide.levels();
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return slide.pixelSize();
    }

    @Override
    public void read(int level, Region region, byte[] rgb) throws IOException {
        int number = read.incrementAndGet();
        if (number > good) {
            throw new IOException(name() + ": region " + number + " cannot be read; scan it again");
        }
        slide.read(level, region, rgb);
    }

    @Override
    public void close() throws IOException {
        slide.close();
    }
}

package bowman.segment;

import bowman.io.slide.PixelSize;
import bowman.io.slide.Region;
import bowman.io.slide.ScaledSlide;
import bowman.io.slide.Slide;
import bowman.io.stitch.Windows;
import java.util.BitSet;
import java.util.OptionalDouble;

/** A part of a slide at the working resolution, and its windows. */
final class SlideWindows {

    private final Slide slide;
    private final SegmentationSettings settings;
    private final ScaledSlide image;
    private final Windows grid;
    private final MapGeometry geometry;
    private final BitSet glass = new BitSet();

    /** @throws IllegalArgumentException if the part leaves the slide */
    SlideWindows(Slide slide, Region region, SegmentationSettings settings) {
        this.slide = slide;
        this.settings = settings;
        OptionalDouble microns = slide.pixelSize().map(PixelSize::micronsPerPixel).map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
        boolean scaled = microns.isPresent() && settings.micronsPerPixel().isPresent();
        double wanted = scaled ? settings.micronsPerPixel().getAsDouble() / microns.getAsDouble() : 1;
        this.image = new ScaledSlide(slide, region, wanted);
        this.grid = new Windows(image.width(), image.height(), settings.window(), settings.stride());
        this.geometry = new MapGeometry(region, image.scale(), image.width(), image.height(),
                microns.isPresent() ? OptionalDouble.of(microns.getAsDouble() * image.scale()) : microns);
    }

    Windows grid() {
        return grid;
    }

    MapGeometry geometry() {
        return geometry;
    }

    /** Makes a reader of the windows. */
    WindowReader reader() {
        return new WindowReader(image, grid, settings.inputSize());
    }

    boolean isGlass(int index) {
        return glass.get(index);
    }

    WindowCounts counts() {
        return new WindowCounts(grid.count() - glass.cardinality(), glass.cardinality());
    }

    /** What is segmented, and how, in words: equal words give equal probabilities. */
    String job(String weights) {
        return """
                slide %s
                levels %s
                region %s, map %s
                settings %s
                glass %s
                weights %s
                """.formatted(slide.name(), slide.levels(), geometry.region(), geometry, settings, glass, weights);
    }
}

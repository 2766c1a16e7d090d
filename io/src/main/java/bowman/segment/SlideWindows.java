package bowman.segment;

import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.io.export.RunRecord.WindowCounts;
import bowman.io.image.Region;
import bowman.io.slide.PixelSize;
import bowman.io.slide.ScaledSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideIntensity;
import bowman.io.stitch.Blending;
import bowman.io.stitch.Windows;
import bowman.io.tissue.TissueMask;
import bowman.segment.SegmentationSettings.TestTimeAugmentation;
import java.io.IOException;
import java.util.BitSet;
import java.util.OptionalDouble;

/** A region of a slide at the working resolution, and its windows. */
final class SlideWindows {

    private final Slide slide;
    private final SegmentationSettings settings;
    private final ScaledSlide image;
    private final Windows grid;
    private final MapGeometry geometry;
    private final TissueMask tissue;
    private final BitSet glass = new BitSet();
    private final IntensityRange range;

    /**
     * @throws IllegalArgumentException if the region exceeds the slide
     * @throws bowman.io.slide.SlideException if the slide is damaged
     */
    SlideWindows(Slide slide, Region region, SegmentationSettings settings) throws IOException {
        this.slide = slide;
        this.settings = settings;
        OptionalDouble microns = slide.pixelSize().map(PixelSize::micronsPerPixel).map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
        boolean scaled = microns.isPresent() && settings.micronsPerPixel().isPresent();
        double wanted = scaled ? settings.micronsPerPixel().getAsDouble() / microns.getAsDouble() : 1;
        this.image = new ScaledSlide(slide, region, wanted);
        this.grid = new Windows(image.width(), image.height(), settings.window(), settings.stride());
        this.geometry = new MapGeometry(region, image.left(), image.top(), image.scale(), image.width(), image.height(),
                microns.isPresent() ? OptionalDouble.of(microns.getAsDouble() * image.scale()) : microns);
        this.tissue = settings.glass() == SegmentationSettings.Glass.SKIP ? TissueMask.of(slide) : TissueMask.ALL;
        for (int index = 0; index < grid.count(); index++) {
            glass.set(index, !tissue.holds(onSlide(grid.region(index))));
        }
        this.range = settings.scaling() == IntensityScaling.SLIDE ? SlideIntensity.range(slide, image.level())
                : IntensityRange.FULL;
    }

    /** The region of level 0 that a window shows. */
    private Region onSlide(Region window) {
        Region part = geometry.region();
        double scale = geometry.scale();
        int left = Math.min(part.width() - 1, (int) (window.x() * scale));
        int top = Math.min(part.height() - 1, (int) (window.y() * scale));
        int right = (int) Math.min(part.width(), Math.ceil(((double) window.x() + window.width()) * scale));
        int bottom = (int) Math.min(part.height(), Math.ceil(((double) window.y() + window.height()) * scale));
        return new Region(part.x() + left, part.y() + top, right - left, bottom - top);
    }

    Windows grid() {
        return grid;
    }

    MapGeometry geometry() {
        return geometry;
    }

    /** Height and width of the network's input, in pixels. */
    int inputSize() {
        return settings.inputSize();
    }

    Blending blending() {
        return settings.blending();
    }

    /** Creates a reader of the windows. */
    WindowReader reader() {
        return new WindowReader(image, grid, settings.inputSize(), settings.scaling(), range);
    }

    TissueMask tissue() {
        return tissue;
    }

    boolean isGlass(int index) {
        return glass.get(index);
    }

    WindowCounts counts() {
        return new WindowCounts(grid.count() - glass.cardinality(), glass.cardinality());
    }

    /** A text that identifies slide, region, settings and weights: equal texts mean equal probabilities. */
    String job(String weights) throws IOException {
        return """
                slide %s, content %s
                levels %s
                region %s, map %s
                settings %s
                glass %s, intensities %s
                weights %s
                """.formatted(slide.name(), SlideDigest.of(slide), slide.levels(), geometry.region(), geometry,
                words(settings), glass, range, weights);
    }

    /** Names the components itself, so that folders of unfinished runs outlive a renamed one. */
    private static String words(SegmentationSettings settings) {
        return ("SegmentationSettings[window=%s, stride=%s, inputSize=%s, micronsPerPixel=%s, scaling=%s, blending=%s,"
                + " flips=%s, threshold=%s, glass=%s]").formatted(settings.window(), settings.stride(),
                        settings.inputSize(), settings.micronsPerPixel(), settings.scaling(), settings.blending(),
                        settings.augmentation() == TestTimeAugmentation.FLIPS, settings.threshold(), settings.glass());
    }
}

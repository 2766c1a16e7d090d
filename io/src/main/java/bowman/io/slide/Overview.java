package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.util.List;

/**
 * A reduced image of a whole slide.
 *
 * @param image the averaged pixels of the slide
 * @param width columns of the slide's level 0
 * @param height rows of the slide's level 0
 */
public record Overview(RgbImage image, int width, int height) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the image is larger than the slide
     */
    public Overview {
        if (image.width() > width || image.height() > height) {
            throw new IllegalArgumentException("an overview of " + image.width() + "x" + image.height()
                    + " pixels is larger than its slide of " + width + "x" + height);
        }
    }

    /**
     * Reads a slide from its coarsest level that is large enough, block by block, in memory that does not grow with the
     * slide. A slide that is small enough is not reduced.
     *
     * @param longest the most pixels along the longer side
     * @throws SlideException if the slide is damaged
     */
    public static Overview of(Slide slide, int longest) throws IOException {
        if (longest < 1) {
            throw new IllegalArgumentException("an overview has at least 1 pixel, got " + longest);
        }
        double reduction = Math.max(1, (double) Math.max(slide.width(), slide.height()) / longest);
        int width = Math.max(1, (int) Math.round(slide.width() / reduction));
        int height = Math.max(1, (int) Math.round(slide.height() / reduction));
        return new Overview(reduced(slide, level(slide, width, height), width, height), slide.width(), slide.height());
    }

    private static int level(Slide slide, int width, int height) {
        List<SlideLevel> levels = slide.levels();
        int number = levels.size() - 1;
        while (number > 0 && (levels.get(number).width() < width || levels.get(number).height() < height)) {
            number--;
        }
        return number;
    }

    private static RgbImage reduced(Slide slide, int number, int width, int height) throws IOException {
        SlideLevel level = slide.levels().get(number);
        Reduction reduction = new Reduction(level.bounds(), width, height);
        byte[] rgb = {};
        for (List<Region> row : LevelBlocks.rows(level)) {
            for (Region block : row) {
                int needed = Math.toIntExact(3 * block.area());
                rgb = rgb.length < needed ? new byte[needed] : rgb;
                slide.read(number, block, rgb);
                reduction.add(block, rgb);
            }
            reduction.complete(row.getFirst().y() + row.getFirst().height());
        }
        return reduction.image();
    }

    /** The number of columns of level 0 per column of the image, 1 or more. */
    public double downsampleX() {
        return (double) width / image.width();
    }

    /** The number of rows of level 0 per row of the image, 1 or more. */
    public double downsampleY() {
        return (double) height / image.height();
    }

    /**
     * The part of this image that shows a region of the slide, enlarged to whole pixels.
     *
     * @param region of level 0
     * @throws IllegalArgumentException if it exceeds the slide
     */
    public Region showing(Region region) {
        return grid().showing(region);
    }

    /** The sizes of the slide and this image, without the pixels. */
    public OverviewGrid grid() {
        return new OverviewGrid(width, height, image.width(), image.height());
    }
}

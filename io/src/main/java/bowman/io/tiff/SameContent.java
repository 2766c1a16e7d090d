package bowman.io.tiff;

import bowman.io.image.Region;
import java.io.IOException;

/**
 * Compares images of the same shape at places spread over them: an image that nothing but its shape makes a level may
 * as well be a label, a macro image or another section.
 */
final class SameContent {

    /** Places along each axis. */
    private static final int PLACES = 6;
    /** The side of a place, in pixels of the coarse image: averages hide how it was reduced. */
    private static final int SIDE = 4;
    /** The largest side of a place in the fine image. */
    private static final int MOST_SIDE = 512;
    /** The least mean difference of samples, of 255, between different images. */
    private static final int DIFFERENT = 20;
    /** The least difference of samples at places that differ strongly, and how many of these different images have. */
    private static final int STRONGLY = 60;
    private static final int MOST_STRONG = 1;

    private SameContent() {
    }

    /**
     * Returns whether an image shows the same as another one.
     *
     * @param fine reads the full resolution
     * @param coarse reads the other image
     * @param level the other image
     */
    static boolean of(RegionReader fine, RegionReader coarse, TiffLevel level) throws IOException {
        Blocks blocks = fine.image().blocks();
        long sum = 0;
        int strong = 0;
        for (int i = 0; i < PLACES * PLACES; i++) {
            Region small = place(i, level.width(), level.height(), SIDE, 0, 0);
            int side = Math.clamp(Math.round(SIDE * level.downsample()), 1, MOST_SIDE);
            Region large = place(i, blocks.width(), blocks.height(), side,
                    (small.x() + small.width() / 2.0) * level.downsample(),
                    (small.y() + small.height() / 2.0) * level.downsample());
            int difference = difference(mean(coarse, small), mean(fine, large));
            sum += difference;
            strong += difference > 3 * STRONGLY ? 1 : 0;
        }
        return strong <= MOST_STRONG && sum < 3L * DIFFERENT * PLACES * PLACES;
    }

    /** A square around a point, or around a place of the grid if there is none. */
    private static Region place(int number, int width, int height, int side, double x, double y) {
        double centreX = x > 0 ? x : width * (number % PLACES + 0.5) / PLACES;
        double centreY = y > 0 ? y : height * (number / PLACES + 0.5) / PLACES;
        int across = Math.min(side, width);
        int down = Math.min(side, height);
        return new Region(Math.clamp(Math.round(centreX - across / 2.0), 0, width - across),
                Math.clamp(Math.round(centreY - down / 2.0), 0, height - down), across, down);
    }

    private static int[] mean(RegionReader reader, Region region) throws IOException {
        byte[] rgb = new byte[Math.toIntExact(3 * region.area())];
        reader.read(region, rgb);
        long[] sums = new long[3];
        for (int i = 0; i < rgb.length; i++) {
            sums[i % 3] += rgb[i] & 0xFF;
        }
        return new int[] {(int) (sums[0] / region.area()), (int) (sums[1] / region.area()),
            (int) (sums[2] / region.area())};
    }

    private static int difference(int[] one, int[] other) {
        return Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) + Math.abs(one[2] - other[2]);
    }
}

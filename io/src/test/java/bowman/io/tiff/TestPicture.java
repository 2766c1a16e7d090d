package bowman.io.tiff;

import bowman.io.image.Region;

/**
 * A smooth picture without flat areas.
 *
 * @param width columns
 * @param height rows
 * @param step pixels of the full picture from one pixel to the next
 */
record TestPicture(int width, int height, int step) {

    private static final int[] WAVE = samples();

    static TestPicture of(int width, int height) {
        return new TestPicture(width, height, 1);
    }

    /** A smaller version, with sides rounded up. */
    TestPicture reduced(int factor) {
        return new TestPicture(Math.ceilDiv(width, factor), Math.ceilDiv(height, factor), step * factor);
    }

    /** The colour of a pixel, 0xRRGGBB; the picture has no end. */
    int color(int x, int y) {
        double across = x * step;
        double down = y * step;
        return wave(across / 9 + down / 31) << 16 | wave(down / 13 + 1) << 8 | wave((across - down) / 17 + 2);
    }

    private static int wave(double phase) {
        return WAVE[Math.floorMod(Math.round(phase * 256), WAVE.length)];
    }

    /** One wave, in 256 samples for each radian. */
    private static int[] samples() {
        int[] samples = new int[(int) Math.round(256 * 2 * Math.PI)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.round(128 + 110 * Math.sin(i * 2 * Math.PI / samples.length));
        }
        return samples;
    }

    /** The expected contents of a region where all samples are kept. */
    byte[] expected(TestSamples samples, Region region) {
        byte[] rgb = new byte[3 * (int) region.area()];
        for (int i = 0; i < region.area(); i++) {
            int color = samples.shown(color(region.x() + i % region.width(), region.y() + i / region.width()));
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        return rgb;
    }
}

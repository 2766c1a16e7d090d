package bowman.io.synthetic;

import bowman.io.image.RgbImage;
import bowman.runtime.RandomKey;

/** Simulates the artefacts of staining and scanning: uneven stain, slight blur, noise. */
final class Scanner {

    private static final int[] KERNEL = {1, 4, 1};
    private static final double NOISE = 3.5;
    private static final double UNEVENNESS = 0.22;

    private final RandomKey noise;
    private final Noise stain;

    Scanner(RandomKey key) {
        noise = key.derive(1);
        stain = new Noise(key.derive(2), 260);
    }

    RgbImage scan(RgbImage section) {
        RgbImage scanned = RgbImage.blank(section.width(), section.height());
        for (int y = 0; y < section.height(); y++) {
            for (int x = 0; x < section.width(); x++) {
                double density = 1 + UNEVENNESS * stain.fractal(x, y);
                for (int c = 0; c < 3; c++) {
                    int i = 3 * (y * section.width() + x) + c;
                    double absorbed = (255 - blurred(section, x, y, c)) * density;
                    double level = 255 - absorbed + NOISE * 2 * (noise.uniform(c, i) + noise.uniform(c + 3, i) - 1);
                    scanned.pixels()[i] = (byte) Math.round(Math.clamp(level, 0, 255));
                }
            }
        }
        return scanned;
    }

    private static double blurred(RgbImage image, int x, int y, int channel) {
        int sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
            int row = Math.clamp(y + dy, 0, image.height() - 1);
            for (int dx = -1; dx <= 1; dx++) {
                int column = Math.clamp(x + dx, 0, image.width() - 1);
                sum += KERNEL[dy + 1] * KERNEL[dx + 1]
                        * (image.pixels()[3 * (row * image.width() + column) + channel] & 0xFF);
            }
        }
        return sum / 36.0;
    }
}

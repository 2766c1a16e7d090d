package bowman.io.synthetic;

import bowman.io.image.GrayImage;
import bowman.io.image.RgbImage;
import bowman.runtime.RandomKey;

/**
 * A synthetic section of a kidney, stained with PAS: cortex with proximal and distal tubules, glomeruli, vessels,
 * casts, dilated tubules and infiltrates, a medulla without glomeruli, on glass. A pixel is about 1.5 um wide;
 * glomeruli are 40 to 66 pixels wide. Distractors such as casts and infiltrates share the glomeruli's size, outline or
 * colours, so that only the texture distinguishes glomeruli from them.
 *
 * @param width columns, at least 128
 * @param height rows, at least 128
 * @param seed of the random numbers; equal sizes and seeds always draw the same section
 */
public record SyntheticKidney(int width, int height, long seed) {

    private static final int SMALLEST = 128;

    /**
     * A section and its ground truth.
     *
     * @param image the section
     * @param glomeruli 255 within the capsule of a glomerulus, else 0; no two glomeruli touch
     */
    public record Section(RgbImage image, GrayImage glomeruli) {
    }

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is less than 128x128 pixels
     */
    public SyntheticKidney {
        if (width < SMALLEST || height < SMALLEST) {
            throw new IllegalArgumentException("a synthetic kidney has at least " + SMALLEST + "x" + SMALLEST
                    + " pixels, got " + width + "x" + height);
        }
    }

    /** Draws the section, in about a second per million pixels. */
    public Section draw() {
        RandomKey key = RandomKey.of(seed, 0);
        Anatomy anatomy = new Anatomy(width, height, key.derive(1));
        SectionPainter painter = new SectionPainter(anatomy, width, height, key.derive(2));
        RgbImage image = painter.paint();
        GrayImage glomeruli = GrayImage.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (painter.glomerulus(x, y)) {
                    glomeruli.pixels()[y * width + x] = (byte) 255;
                }
            }
        }
        return new Section(image, glomeruli);
    }
}

package bowman.io.export;

import bowman.io.slide.PixelSize;
import bowman.io.slide.RgbImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;

/** A reduced image of a slide with outlines and a scale bar drawn over it. */
public final class Overlay {

    /** Pixels of the longer side for each pixel that a line is thick. */
    private static final float PIXELS_PER_THICKNESS = 900;

    /** Lets outlines stand out where the slide has their colour. */
    private static final Color SHADOW = new Color(0, 0, 0, 60);

    private final RgbImage image;
    private final int slideWidth;
    private final int slideHeight;

    /**
     * @param reduced the whole slide, reduced; it is copied
     * @param slideWidth columns of the slide's level 0
     * @param slideHeight rows of the slide's level 0
     */
    public Overlay(RgbImage reduced, int slideWidth, int slideHeight) {
        if (reduced.width() > slideWidth || reduced.height() > slideHeight) {
            throw new IllegalArgumentException("a slide of " + slideWidth + "x" + slideHeight
                    + " pixels is not reduced to " + reduced.width() + "x" + reduced.height());
        }
        this.image = new RgbImage(reduced.width(), reduced.height(), reduced.pixels().clone());
        this.slideWidth = slideWidth;
        this.slideHeight = slideHeight;
    }

    /**
     * Draws outlines.
     *
     * @param shapes closed rings in pixels of the slide's level 0, where pixel (x, y) is the square from (x, y) to
     *     (x + 1, y + 1)
     * @param color as 0xRRGGBB
     */
    public Overlay outline(Iterable<? extends Shape> shapes, int color) {
        float thickness = Math.max(1, Math.max(image.width(), image.height()) / PIXELS_PER_THICKNESS);
        AffineTransform toImage = AffineTransform.getScaleInstance((double) image.width() / slideWidth,
                (double) image.height() / slideHeight);
        Graphics2D graphics = graphics();
        for (Shape shape : shapes) {
            Shape outline = toImage.createTransformedShape(shape);
            draw(graphics, outline, 2.2f * thickness, SHADOW);
            draw(graphics, outline, 1.4f * thickness, new Color(color));
        }
        graphics.dispose();
        return this;
    }

    private static void draw(Graphics2D graphics, Shape outline, float thickness, Color color) {
        graphics.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(color);
        graphics.draw(outline);
    }

    /**
     * Draws a bar of a round length, with the length beside it, into the lower left corner. An image that is too small
     * for one stays as it is.
     *
     * @param size of the slide's pixels
     */
    public Overlay scaleBar(PixelSize size) {
        ScaleBar.of(image.width(), image.height(), size.micronsPerPixel() * slideWidth / image.width())
                .ifPresent(bar -> {
                    Graphics2D graphics = graphics();
                    bar.draw(graphics, image.height());
                    graphics.dispose();
                });
        return this;
    }

    private Graphics2D graphics() {
        Graphics2D graphics = JavaImages.of(image).createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** The image with all that was drawn so far. */
    public RgbImage image() {
        return image;
    }
}

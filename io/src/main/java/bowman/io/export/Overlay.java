package bowman.io.export;

import bowman.io.image.JavaImages;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskPlacement;
import bowman.io.outline.Polygon;
import bowman.io.outline.PolygonTracer;
import bowman.io.outline.Ring;
import bowman.io.slide.Overview;
import bowman.io.slide.PixelSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/** An overview of a slide with outlines and a scale bar drawn over it. */
public final class Overlay {

    /** The usual longer side of an overlay, in pixels. */
    public static final int LONGEST = 2048;

    /** Pixels of the longer side per pixel of line thickness. */
    private static final float PIXELS_PER_THICKNESS = 900;

    /** The smallest distance between points of an outline, in pixels of the image. */
    private static final double LEAST_STEP = 0.5;

    /** Makes outlines visible where the slide has the same colour. */
    private static final Color SHADOW = new Color(0, 0, 0, 60);

    private final RgbImage image;
    private final AffineTransform toImage;
    private final double downsample;

    /**
     * Starts with an overview.
     *
     * @param overview the image to draw over, which is copied
     */
    public Overlay(Overview overview) {
        RgbImage below = overview.image();
        this.image = new RgbImage(below.width(), below.height(), below.pixels().clone());
        this.toImage = AffineTransform.getScaleInstance(1 / overview.downsampleX(), 1 / overview.downsampleY());
        this.downsample = overview.downsampleX();
    }

    /**
     * Draws the outlines of instances, holes included.
     *
     * @param color as 0xRRGGBB
     */
    public Overlay outline(SlideInstances found, int color) {
        return outline(found.instances().stream()
                .map(instance -> path(PolygonTracer.trace(instance.runs()), found.placement())).toList(), color);
    }

    private Shape path(List<Polygon> polygons, MaskPlacement placement) {
        Path2D path = new Path2D.Double();
        for (Polygon polygon : polygons) {
            add(path, polygon.shell(), placement);
            polygon.holes().forEach(hole -> add(path, hole, placement));
        }
        return path;
    }

    /** Skips corners that are too near to the last one to be visible, since shorter paths are drawn faster. */
    private void add(Path2D path, Ring ring, MaskPlacement placement) {
        double lastX = placement.x(ring.x(0));
        double lastY = placement.y(ring.y(0));
        path.moveTo(lastX, lastY);
        for (int i = 1; i < ring.size(); i++) {
            double x = placement.x(ring.x(i));
            double y = placement.y(ring.y(i));
            if (Math.hypot(x - lastX, y - lastY) >= LEAST_STEP * downsample) {
                path.lineTo(x, y);
                lastX = x;
                lastY = y;
            }
        }
        path.closePath();
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
     * Draws a bar of a round length, with a label, into the lower left corner. An image that is too small for it is not
     * changed.
     *
     * @param size the pixel size of the slide at level 0
     */
    public Overlay scaleBar(PixelSize size) {
        ScaleBar.of(image.width(), image.height(), size.micronsPerPixel() * downsample)
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

    /** The image with everything that was drawn so far. */
    public RgbImage image() {
        return image;
    }
}

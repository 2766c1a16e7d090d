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

    /** The longer side of an overview that is drawn over, as a rule, in pixels. */
    public static final int LONGEST = 2048;

    /** Pixels of the longer side for each pixel that a line is thick. */
    private static final float PIXELS_PER_THICKNESS = 900;

    /** Of outlines, in pixels of the image. */
    private static final double LEAST_STEP = 0.5;

    /** Lets outlines stand out where the slide has their colour. */
    private static final Color SHADOW = new Color(0, 0, 0, 60);

    private final RgbImage image;
    private final AffineTransform toImage;
    private final double downsample;

    /** @param overview what to draw over; it is copied */
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

    /** Leaves corners out that are too near to the last one to be told from it: strokes of few lines are faster. */
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
     * Draws a bar of a round length, with the length beside it, into the lower left corner. An image that is too small
     * for one stays as it is.
     *
     * @param size of the slide's pixels
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

    /** The image with all that was drawn so far. */
    public RgbImage image() {
        return image;
    }
}

package bowman.io.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Map;
import java.util.Optional;

/**
 * A scale bar. Its label is drawn without a font: servers may have none, and images are the same on every machine.
 *
 * @param microns the length in um, 1, 2 or 5 times a power of ten
 * @param pixels the same length in pixels of the image
 * @param unit a sixth of the height of a digit, in pixels
 */
record ScaleBar(int microns, double pixels, double unit) {

    /** The longest bar, as a fraction of the image's width. */
    private static final double LONGEST = 0.22;

    private static final int LEAST_WIDTH = 160;
    private static final int LEAST_HEIGHT = 80;
    private static final Color PANEL = new Color(0, 0, 0, 150);

    /** Lines from point to point, on a grid where a digit is 4 wide and 6 high; semicolons separate lines. */
    private static final Map<Character, String> GLYPHS = Map.of(
            '0', "1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0",
            '1', "1,1 2,0 2,6; 1,6 3,6",
            '2', "0,1 1,0 3,0 4,1 4,2 0,6 4,6",
            '5', "4,0 0,0 0,2.5 3,2.5 4,3.5 4,5 3,6 1,6 0,5",
            'µ', "0,2 0,8; 0,5 1,6 2.6,6 4,4.8; 4,2 4,6",
            'm', "0,2 0,6; 0,3 1,2 2,3 2,6; 2,3 3,2 4,3 4,6");

    private static final double GLYPH_WIDTH = 4;
    private static final double SPACE = 2;
    private static final double GLYPH_HEIGHT = 6;
    private static final double GAP = 3;
    private static final double BAR_HEIGHT = 1.6;

    /**
     * The scale bar of an image, if the image is large enough.
     *
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param micronsPerPixel of the image
     */
    static Optional<ScaleBar> of(int width, int height, double micronsPerPixel) {
        double most = LONGEST * width * micronsPerPixel;
        if (width < LEAST_WIDTH || height < LEAST_HEIGHT || !(most >= 1) || most > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int power = 1;
        while (power * 10L <= most) {
            power *= 10;
        }
        int round = power * (most >= 5L * power ? 5 : most >= 2L * power ? 2 : 1);
        return Optional.of(new ScaleBar(round, round / micronsPerPixel, Math.max(2, Math.max(width, height) / 560.0)));
    }

    /** The length with its unit. */
    String label() {
        return microns < 1000 ? microns + " µm" : microns / 1000 + " mm";
    }

    void draw(Graphics2D graphics, int imageHeight) {
        double text = label().chars().mapToDouble(this::advance).sum() - SPACE * unit;
        double inner = Math.max(pixels, text);
        double panelHeight = (GLYPH_HEIGHT + BAR_HEIGHT + 3 * GAP + 1) * unit;
        double left = 2 * GAP * unit;
        double top = imageHeight - panelHeight - 2 * GAP * unit;
        graphics.setColor(PANEL);
        graphics.fill(new RoundRectangle2D.Double(left, top, inner + 2 * GAP * unit, panelHeight, 4 * unit, 4 * unit));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke((float) (0.8 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(text(left + GAP * unit + (inner - text) / 2, top + GAP * unit));
        graphics.fill(new Rectangle2D.Double(left + GAP * unit + (inner - pixels) / 2,
                top + panelHeight - (GAP + BAR_HEIGHT) * unit, pixels, BAR_HEIGHT * unit));
    }

    private Path2D text(double left, double top) {
        Path2D path = new Path2D.Double();
        double x = left;
        for (char character : label().toCharArray()) {
            if (character != ' ') {
                for (String line : GLYPHS.get(character).split("; ")) {
                    addLine(path, line, x, top);
                }
            }
            x += advance(character);
        }
        return path;
    }

    private double advance(int character) {
        return (character == ' ' ? SPACE : GLYPH_WIDTH + SPACE) * unit;
    }

    private void addLine(Path2D path, String line, double x, double y) {
        boolean first = true;
        for (String point : line.split(" ")) {
            String[] numbers = point.split(",");
            double u = x + unit * Double.parseDouble(numbers[0]);
            double v = y + unit * Double.parseDouble(numbers[1]);
            if (first) {
                path.moveTo(u, v);
            } else {
                path.lineTo(u, v);
            }
            first = false;
        }
    }
}

package bowman.io.report;

import java.util.Locale;

/** Draws a histogram with axes, and a line at the median. */
final class HistogramSvg {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 300;
    private static final int LEFT = 46;
    private static final int RIGHT = 14;
    private static final int TOP = 26;
    private static final int BOTTOM = 46;
    private static final int MOST_LABELS = 14;
    private static final int GRID_LINES = 5;

    private final Histogram histogram;
    private final double median;
    private final String unit;
    private final double countStep;
    private final double countTop;
    private final StringBuilder svg = new StringBuilder();

    private HistogramSvg(Histogram histogram, double median, String unit) {
        this.histogram = histogram;
        this.median = median;
        this.unit = unit;
        this.countStep = Math.max(1, Histogram.roundWidth((double) histogram.highest() / GRID_LINES));
        this.countTop = countStep * Math.ceil(histogram.highest() / countStep);
    }

    /** @param unit of the values */
    static String of(Histogram histogram, double median, String unit) {
        HistogramSvg drawing = new HistogramSvg(histogram, median, unit);
        drawing.draw();
        return drawing.svg.toString();
    }

    private void draw() {
        add("<svg class=\"histogram\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Histogram of diameters\">\n",
                WIDTH, HEIGHT);
        drawCounts();
        drawBars();
        drawLimits();
        drawMedian();
        svg.append("</svg>\n");
    }

    private void drawCounts() {
        for (double count = 0; count <= countTop; count += countStep) {
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%2$.1f\"/>", LEFT, y(count), WIDTH - RIGHT);
            add("<text class=\"count\" x=\"%d\" y=\"%.1f\">%.0f</text>\n", LEFT - 8, y(count) + 4, count);
        }
    }

    private void drawBars() {
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            int count = histogram.counts()[bin];
            double left = x(histogram.limit(bin));
            double right = x(histogram.limit(bin + 1));
            add("<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s to %s %s: "
                    + "%d</title></rect>\n", left + 1, y(count), Math.max(1, right - left - 2), y(0) - y(count),
                    limit(bin), limit(bin + 1), unit, count);
        }
    }

    private void drawLimits() {
        int step = Math.ceilDiv(histogram.counts().length + 1, MOST_LABELS);
        for (int i = 0; i <= histogram.counts().length; i += step) {
            add("<text class=\"limit\" x=\"%.1f\" y=\"%d\">%s</text>", x(histogram.limit(i)), HEIGHT - BOTTOM + 18,
                    limit(i));
        }
        add("<text class=\"axis\" x=\"%d\" y=\"%d\">equivalent diameter (%s)</text>\n", (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 6, unit);
    }

    private void drawMedian() {
        double x = x(median);
        add("<line class=\"median\" x1=\"%.1f\" y1=\"%d\" x2=\"%1$.1f\" y2=\"%d\"/>", x, TOP - 6, HEIGHT - BOTTOM);
        boolean nearTheRight = x > WIDTH - 150;
        add("<text class=\"median\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">median %s %s</text>\n",
                nearTheRight ? x - 6 : x + 6, TOP - 10, nearTheRight ? "end" : "start",
                HtmlText.digits(median, 3), unit);
    }

    private String limit(int bin) {
        int decimals = histogram.width() >= 1 ? 0 : (int) Math.ceil(-Math.log10(histogram.width()));
        return HtmlText.decimals(histogram.limit(bin), decimals);
    }

    private double x(double value) {
        double all = histogram.width() * histogram.counts().length;
        return LEFT + (value - histogram.first()) / all * (WIDTH - LEFT - RIGHT);
    }

    private double y(double count) {
        return HEIGHT - BOTTOM - count / countTop * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}

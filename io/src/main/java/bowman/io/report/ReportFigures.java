package bowman.io.report;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The key figures at the top of a report. */
final class ReportFigures {

    private ReportFigures() {
    }

    static String of(ReportContent content, Measure measure) {
        StringBuilder html = new StringBuilder("<section class=\"figures\">\n");
        long count = content.run().findings().glomeruli();
        figure(html, HtmlText.whole(count), "", count == 1 ? "glomerulus" : "glomeruli");
        OptionalDouble tissue = content.run().findings().tissue();
        if (tissue.isPresent() && tissue.getAsDouble() > 0 && measure.known()) {
            double area = measure.squareMillimetres(tissue.getAsDouble());
            figure(html, HtmlText.digits(count / area, 3), "per mm²",
                    "density in " + HtmlText.digits(area, 3) + " mm² of tissue");
        }
        if (!content.empty()) {
            double[] areas = content.areas();
            figure(html, HtmlText.digits(measure.diameter(Quantiles.of(areas).median()), 3), measure.lengthUnit(),
                    "median diameter");
            double total = Arrays.stream(areas).sum();
            figure(html, measure.known() ? HtmlText.digits(measure.squareMillimetres(total), 3)
                    : HtmlText.whole(total), measure.known() ? "mm²" : "px", "area of all glomeruli"
                            + share(total, tissue));
        }
        return html.append("</section>\n").toString();
    }

    private static String share(double total, OptionalDouble tissue) {
        return tissue.isPresent() && tissue.getAsDouble() > 0
                ? ", " + HtmlText.decimals(100 * total / tissue.getAsDouble(), 1) + "\u00a0% of the tissue" : "";
    }

    private static void figure(StringBuilder html, String number, String unit, String words) {
        html.append("<div><p class=\"number\">").append(number);
        if (!unit.isEmpty()) {
            html.append(" <span>").append(unit).append("</span>");
        }
        html.append("</p><p>").append(words).append("</p></div>\n");
    }
}

package bowman.io.report;

import bowman.io.export.PlacedInstance;
import bowman.io.export.SlideInstances.Probabilities;
import bowman.metrics.Instance;
import java.util.Comparator;
import java.util.List;

/** The table of a report: a row for each of the largest glomeruli. */
final class ReportTable {

    private static final int MOST_ROWS = 200;

    private ReportTable() {
    }

    /** The glomeruli that have a row, the largest first. */
    static List<PlacedInstance> shown(ReportContent content) {
        return content.found().placed()
                .sorted(Comparator.comparingDouble(PlacedInstance::area).reversed()
                        .thenComparing(PlacedInstance::number))
                .limit(MOST_ROWS).toList();
    }

    static String of(ReportContent content, Measure measure) {
        int count = content.found().instances().size();
        if (count == 0) {
            return "<section>\n<h2>Glomeruli</h2>\n<p>None were found.</p>\n</section>\n";
        }
        StringBuilder html = new StringBuilder("<section>\n<h2>Glomeruli</h2>\n<p>");
        html.append(count > MOST_ROWS ? "The largest " + MOST_ROWS + " of " + HtmlText.whole(count)
                + ", the largest first; the CSV file lists all of them."
                : "The largest first.").append(" Positions are in pixels of the full resolution.</p>\n");
        html.append("""
                <div class="scroll">
                <table>
                <thead><tr><th>number</th><th>x</th><th>y</th><th>diameter (%s)</th><th>area (%s)</th>\
                <th>circularity</th><th>probability</th>%s</tr></thead>
                <tbody>
                """.formatted(measure.lengthUnit(), measure.areaUnit(), anyCut(content) ? "<th></th>" : ""));
        for (PlacedInstance glomerulus : shown(content)) {
            addRow(html, glomerulus, content.found().probabilities(), measure);
        }
        return html.append("</tbody>\n</table>\n</div>\n</section>\n").toString();
    }

    private static boolean anyCut(ReportContent content) {
        return shown(content).stream().anyMatch(glomerulus -> glomerulus.instance().touchesBorder());
    }

    private static void addRow(StringBuilder html, PlacedInstance glomerulus, Probabilities probabilities,
            Measure measure) {
        Instance instance = glomerulus.instance();
        html.append("""
                <tr id="g%s"><td>%1$s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>%s</tr>
                """.formatted(glomerulus.number(), HtmlText.whole(glomerulus.centroidX()),
                HtmlText.whole(glomerulus.centroidY()),
                HtmlText.decimals(measure.diameter(glomerulus.area()), 1),
                HtmlText.whole(measure.area(glomerulus.area())), HtmlText.decimals(instance.circularity(), 2),
                probabilities == Probabilities.KNOWN ? HtmlText.decimals(instance.meanProbability(), 2) : "–",
                instance.touchesBorder() ? "<td class=\"note\">at the edge of the slide</td>" : ""));
    }
}

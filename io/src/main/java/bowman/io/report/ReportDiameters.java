package bowman.io.report;

import java.util.Arrays;

/** The section of a report on diameters. */
final class ReportDiameters {

    private ReportDiameters() {
    }

    static String of(ReportContent content, Measure measure) {
        if (content.empty()) {
            return "";
        }
        double[] diameters = Arrays.stream(content.areas()).map(measure::diameter).toArray();
        Quantiles quantiles = Quantiles.of(diameters);
        return """
                <section>
                <h2>Diameters</h2>
                <figure>
                %s<figcaption>The diameter of the disc of the same area. Median %s %s; 90 %% of the glomeruli are \
                between %s and %s %s.</figcaption>
                </figure>
                </section>
                """.formatted(HistogramSvg.of(Histogram.of(diameters), quantiles.median(), measure.lengthUnit()),
                HtmlText.digits(quantiles.median(), 3), measure.lengthUnit(), HtmlText.digits(quantiles.at(0.05), 3),
                HtmlText.digits(quantiles.at(0.95), 3), measure.lengthUnit());
    }
}

package bowman.io.report;

import bowman.io.export.PlacedInstance;
import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import java.util.Base64;
import java.util.Locale;

/** The image of the slide in a report. Each glomerulus has a tooltip with its number and size, and links to its row. */
final class ReportOverlay {

    private ReportOverlay() {
    }

    static String of(ReportContent content, Measure measure) {
        RgbImage image = content.overlay();
        StringBuilder html = new StringBuilder("<section>\n<h2>The slide</h2>\n<figure>\n<div class=\"overlay\">\n");
        html.append(String.format(Locale.ROOT, "<img alt=\"The slide with outlines of the glomeruli\" width=\"%d\""
                + " height=\"%d\" src=\"data:image/jpeg;base64,%s\">\n", image.width(), image.height(),
                Base64.getEncoder().encodeToString(ImageFormat.JPEG.encode(image))));
        html.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\">\n", content.run().slide().width(),
                content.run().slide().height()));
        for (PlacedInstance glomerulus : ReportTable.shown(content)) {
            html.append(String.format(Locale.ROOT, "<a href=\"#g%d\"><circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\">"
                    + "<title>%d: %.1f %s</title></circle></a>\n", glomerulus.number(), glomerulus.centroidX(),
                    glomerulus.centroidY(),
                    0.65 * Math.sqrt(glomerulus.area()), glomerulus.number(), measure.diameter(glomerulus.area()),
                    measure.lengthUnit()));
        }
        return html.append("</svg>\n</div>\n</figure>\n</section>\n").toString();
    }
}

package bowman.io.report;

import bowman.io.export.RunRecord;
import bowman.io.slide.TileDamage;
import java.util.List;

/** Warnings in a report about limits of its numbers. */
final class ReportWarnings {

    /** The most tiles that are listed; further ones are only counted. */
    private static final int MOST_TILES = 20;

    private ReportWarnings() {
    }

    static String of(RunRecord run) {
        StringBuilder html = new StringBuilder();
        if (run.slide().pixelSize().isEmpty()) {
            html.append("""
                    <section class="warning">
                    <h2>The pixel size is unknown</h2>
                    <p>The slide file has no pixel size, so lengths and areas are in pixels. Networks expect the \
                    pixel size that they were trained with: give the microns per pixel and segment again.</p>
                    </section>
                    """);
        }
        if (!run.badTiles().isEmpty()) {
            addTiles(html, run.badTiles());
        }
        return html.toString();
    }

    private static void addTiles(StringBuilder html, List<TileDamage> tiles) {
        html.append("<section class=\"warning\">\n<h2>").append(HtmlText.whole(tiles.size()))
                .append(tiles.size() == 1 ? " part of the slide could not be read" : " parts of the slide could not be"
                        + " read").append("</h2>\n<p>Glomeruli there are missed.</p>\n<ul>\n");
        for (TileDamage tile : tiles.subList(0, Math.min(tiles.size(), MOST_TILES))) {
            html.append("<li>").append(HtmlText.escape(tile.toString())).append("</li>\n");
        }
        if (tiles.size() > MOST_TILES) {
            html.append("<li>and ").append(HtmlText.whole(tiles.size() - MOST_TILES)).append(" more</li>\n");
        }
        html.append("</ul>\n</section>\n");
    }
}

package bowman.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.export.Drawn;
import bowman.io.export.RunExample;
import bowman.io.export.RunRecord;
import bowman.io.export.SlideInstances;
import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskPlacement;
import bowman.io.slide.TileDamage;
import bowman.metrics.Instance;
import bowman.metrics.Runs;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]{0,30})");

    @TempDir
    private Path folder;

    @Test
    void theFiguresOfAKnownScaleAreInMicrometres() {
        String page = HtmlReport.of(content(RunExample.of("slides/a.svs", RunExample.HALF, 3), glomeruli(3)));
        assertThat(page).contains("<h1>a.svs</h1>", "4,000 × 2,000 pixels of 0.5000 µm",
                "<p class=\"number\">3</p><p>glomeruli</p>",
                "<p class=\"number\">3.00 <span>per mm²</span></p><p>density in 1.00 mm² of tissue</p>",
                "<p class=\"number\">56.4 <span>µm</span></p><p>median diameter</p>",
                "<p class=\"number\">0.00750 <span>mm²</span></p>"
                        + "<p>area of all glomeruli, 0.8\u00a0% of the tissue</p>");
    }

    @Test
    void withoutAScaleThereIsAWarningAndPixels() {
        String page = HtmlReport.of(content(RunExample.of("a.svs", Optional.empty(), 3), glomeruli(3)));
        assertThat(page).contains("The pixel size is unknown", "pixel size unknown",
                "<p class=\"number\">113 <span>px</span></p><p>median diameter</p>",
                "<p class=\"number\">30,003 <span>px</span></p>");
        assertThat(page).as("a density needs the pixel size").doesNotContain("mm²").doesNotContain("µm");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String page = HtmlReport.of(content(RunExample.of("a.svs", RunExample.HALF, 3), glomeruli(3)));
        Matcher links = LINK.matcher(page);
        assertThat(links.results().map(link -> link.group(1))).hasSize(4)
                .allMatch(target -> target.startsWith("#g") || target.startsWith("data:image/jpeg;base64,"));
        assertThat(page).doesNotContain("http:", "https:", "@import", "url(", "<script", "<link");
    }

    @Test
    void textStaysText() {
        String page = HtmlReport.of(content(RunExample.of("<b>'a' & \"b\"</b>.svs", RunExample.HALF, 0,
                RunExample.badTile("<i>truncated</i>")), List.of()));
        assertThat(page).contains("<title>b&gt;.svs</title>", "&lt;b&gt;&#39;a&#39; &amp; &quot;b&quot;&lt;/b&gt;.svs",
                "&lt;i&gt;truncated&lt;/i&gt;").doesNotContain("<b>", "<i>");
    }

    @Test
    void badTilesAreWarnedOfAndLongListsCut() {
        TileDamage[] tiles = new TileDamage[25];
        Arrays.fill(tiles, RunExample.badTile("is truncated"));
        String page = HtmlReport.of(content(RunExample.of("a.svs", RunExample.HALF, 0, tiles), List.of()));
        assertThat(page).contains("25 parts of the slide could not be read", "and 5 more",
                "<li>level 1, tile 2,8 (256x128 at 512,1024) is truncated</li>");
        assertThat(page.split("<li>level 1", -1)).as("text around listed parts").hasSize(21);
    }

    @Test
    void howItWasMadeIsToldInFull() {
        String page = HtmlReport.of(content(RunExample.of("slides/a.svs", RunExample.HALF, 0), List.of()));
        assertThat(page).contains("<dd>slides/a.svs</dd>", "<dd>0.5000 µm (TIFF resolution tags)</dd>",
                "<dd>1,120 computed, 56 without tissue skipped</dd>", "<dd>fpn/mit_b2</dd>", "<dd>9f86d0</dd>",
                "<dt>threshold</dt><dd>0.5</dd>", "<dt>seed of noise</dt><dd>42</dd>", "<dd>a processor</dd>",
                "<dt>reading</dt><dd>1.5 s</dd>", "<dt>all</dt><dd>6 min 42 s</dd>",
                "Made by Bowman 1.2.3 on 26 November 2026, 17:23 UTC");
    }

    @Test
    void theTableHasTheLargestFirstAndSaysHowManyItLeavesOut() {
        String page = HtmlReport.of(content(RunExample.of("a.svs", RunExample.HALF, 1234), glomeruli(1234)));
        assertThat(page).contains("The largest 200 of 1,234");
        assertThat(page.split("<tr id=", -1)).as("text around rows").hasSize(201);
        assertThat(page).containsSubsequence("<tr id=\"g1234\"", "<tr id=\"g1233\"", "<tr id=\"g1035\"");
        assertThat(page).doesNotContain("<tr id=\"g1034\"");
    }

    @Test
    void aRowHasTheMeasuresOfItsGlomerulus() {
        String page = HtmlReport.of(content(RunExample.of("a.svs", RunExample.HALF, 1),
                List.of(glomerulus(1234.4, 567.5, 10_000, true))));
        assertThat(page).contains("<tr id=\"g1\"><td>1</td><td>1,234</td><td>568</td><td>56.4</td><td>2,500</td>"
                + "<td>0.87</td><td>0.80</td><td class=\"note\">at the edge of the slide</td></tr>");
    }

    @Test
    void probabilitiesThatAMaskDoesNotTellAreLeftOut() {
        RunRecord run = RunExample.of("a.svs", RunExample.HALF, 1);
        SlideInstances found = new SlideInstances("a", MaskPlacement.IDENTITY, RunExample.HALF, Probabilities.UNKNOWN,
                glomeruli(1));
        assertThat(HtmlReport.of(new ReportContent(run, RgbImage.blank(40, 20), found))).contains("<td>–</td></tr>");
    }

    @Test
    void positionsAndSizesAreThoseOnTheSlide() {
        SlideInstances found = new SlideInstances("a", new MaskPlacement(2, 2, 100, 10), RunExample.HALF,
                Probabilities.KNOWN, List.of(glomerulus(50, 20, 10_000, false)));
        String page = HtmlReport.of(new ReportContent(RunExample.of("a.svs", RunExample.HALF, 1),
                RgbImage.blank(40, 20), found));
        assertThat(page).contains("<td>200</td><td>50</td><td>112.8</td><td>10,000</td>",
                "<circle cx=\"200\" cy=\"50\"", "<title>1: 112.8 µm</title>");
    }

    @Test
    void countsThatDifferAreRefused() {
        RunRecord run = RunExample.of("a.svs", RunExample.HALF, 2);
        List<Instance> one = glomeruli(1);
        assertThatThrownBy(() -> content(run, one)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the record of the run has 2 glomeruli, but there are 1");
    }

    @Test
    void whereNothingWasFoundThePageSaysSo() {
        String page = HtmlReport.of(content(RunExample.of("a.svs", RunExample.HALF, 0), List.of()));
        assertThat(page).contains("None were found.").doesNotContain("<svg class=\"histogram\"", "<table>");
    }

    @Test
    void tagsAreClosed() throws Exception {
        String page = HtmlReport.of(content(RunExample.of("a & b.svs", Optional.empty(), 300,
                RunExample.badTile("a < b")), glomeruli(300)));
        String xml = page.replaceFirst("<!DOCTYPE html>\\n", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(xml).startsWith("<html").endsWith("</html>\n");
    }

    @Test
    void theFileHoldsThePage() throws IOException {
        ReportContent content = content(RunExample.of("a.svs", RunExample.HALF, 2), glomeruli(2));
        HtmlReport.write(folder.resolve("found/report.html"), content);
        assertThat(folder.resolve("found/report.html")).content().isEqualTo(HtmlReport.of(content));
    }

    private static ReportContent content(RunRecord run, List<Instance> glomeruli) {
        return new ReportContent(run, RgbImage.blank(40, 20), new SlideInstances("a", MaskPlacement.IDENTITY,
                run.slide().pixelSize(), Probabilities.KNOWN, glomeruli));
    }

    /** Of 10,000 pixels, 10,001 and so on. */
    private static List<Instance> glomeruli(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> glomerulus(10 * number, 20, 9_999 + number, false))
                .toList();
    }

    /** Its measures need not be those of its pixels, of which the report knows nothing. */
    private static Instance glomerulus(double x, double y, long area, boolean touchesBorder) {
        Runs runs = Drawn.instances("#\n").getFirst().runs();
        return new Instance(runs, area, x, y, 0, 0, 1, 1, 380, 0.8, 0.9, touchesBorder);
    }
}

package bowman.io.report;

import bowman.file.AtomicFile;
import bowman.file.FileWriteException;
import bowman.io.export.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A report on a slide as one HTML page: the glomeruli, their positions and sizes, and the methods. The file is
 * self-contained: style and images are embedded.
 */
public final class HtmlReport {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private HtmlReport() {
    }

    /**
     * Writes the file atomically.
     *
     * @throws FileWriteException if it cannot be written
     */
    public static void write(Path file, ReportContent content) throws FileWriteException {
        byte[] page = of(content).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(page));
    }

    /** The page as text. */
    static String of(ReportContent content) {
        RunRecord run = content.run();
        Measure measure = new Measure(run.slide().pixelSize());
        String title = HtmlText.escape(name(run.slide().file()));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <header>
                <p class="kind">Glomeruli in a whole-slide image</p>
                <h1>%s</h1>
                <p class="slide">%s</p>
                </header>
                """.formatted(title, style(), title, slide(run))
                + ReportFigures.of(content, measure)
                + ReportWarnings.of(run)
                + ReportOverlay.of(content, measure)
                + ReportDiameters.of(content, measure)
                + ReportTable.of(content, measure)
                + ReportMethods.of(run)
                + """
                <footer>Made by Bowman %s on %s. For research, not for diagnosis.</footer>
                </main>
                </body>
                </html>
                """.formatted(HtmlText.escape(run.environment().bowman()), MINUTE.format(run.started()));
    }

    private static String slide(RunRecord run) {
        String pixels = HtmlText.whole(run.slide().width()) + " × " + HtmlText.whole(run.slide().height()) + " pixels";
        return pixels + run.slide().pixelSize()
                .map(size -> " of " + HtmlText.digits(size.micronsPerPixel(), 4) + " µm")
                .orElse(", pixel size unknown");
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    private static String style() {
        try (InputStream style = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of reports is missing in Bowman's own jar", e);
        }
    }
}

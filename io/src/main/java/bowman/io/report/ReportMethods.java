package bowman.io.report;

import bowman.io.export.RunRecord;
import bowman.io.slide.PixelSize;
import java.time.Duration;
import java.util.Map;

/** The section of a report on methods. */
final class ReportMethods {

    private static final double MILLISECONDS = 1000;
    private static final int SECONDS_PER_MINUTE = 60;

    private final StringBuilder html = new StringBuilder();

    private ReportMethods() {
    }

    static String of(RunRecord run) {
        ReportMethods methods = new ReportMethods();
        methods.add(run);
        return methods.html.toString();
    }

    private void add(RunRecord run) {
        html.append("<section class=\"methods\">\n<h2>Methods</h2>\n<div class=\"columns\">\n");
        begin("Slide");
        row("file", run.slide().file());
        row("pixel size", run.slide().pixelSize().map(ReportMethods::text).orElse("unknown"));
        row("windows", HtmlText.whole(run.windows().computed()) + " computed, "
                + HtmlText.whole(run.windows().skipped()) + " without tissue skipped");
        end();
        for (RunRecord.Model model : run.models()) {
            begin("Network");
            row("architecture", model.architecture());
            row("file", model.file());
            row("SHA-256", model.sha256());
            end();
        }
        begin("Parameters");
        run.parameters().forEach((name, value) -> row(name, value.toString()));
        run.seeds().forEach((name, seed) -> row("seed of " + name, seed.toString()));
        end();
        begin("Computed with");
        row("Bowman", run.environment().bowman());
        row("backend", run.environment().backend());
        row("device", run.environment().device());
        row("Java", run.environment().java());
        row("system", run.environment().system());
        end();
        begin("Time");
        for (Map.Entry<String, Duration> time : run.times().entrySet()) {
            row(time.getKey(), time(time.getValue()));
        }
        end();
        html.append("</div>\n</section>\n");
    }

    private void begin(String title) {
        html.append("<div>\n<h3>").append(title).append("</h3>\n<dl>\n");
    }

    private void row(String name, String value) {
        html.append("<dt>").append(HtmlText.escape(name)).append("</dt><dd>").append(HtmlText.escape(value))
                .append("</dd>\n");
    }

    private void end() {
        html.append("</dl>\n</div>\n");
    }

    private static String text(PixelSize size) {
        return HtmlText.digits(size.micronsPerPixel(), 4) + " µm (" + size.source() + ")";
    }

    private static String time(Duration time) {
        return time.toMinutes() == 0 ? HtmlText.decimals(time.toMillis() / MILLISECONDS, 1) + " s"
                : time.toMinutes() + " min " + time.toSeconds() % SECONDS_PER_MINUTE + " s";
    }
}

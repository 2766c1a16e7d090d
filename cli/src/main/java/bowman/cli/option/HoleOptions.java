package bowman.cli.option;

import bowman.metrics.Holes;
import picocli.CommandLine.Option;

/** Treatment of holes; the options exclude each other. */
final class HoleOptions {

    @Option(names = "--fill-holes", description = "Fill holes, together with glomeruli inside them.")
    private boolean fill;

    @Option(names = "--keep-holes", description = "Keep holes (default).")
    @SuppressWarnings("unused") // only names the default
    private boolean keep;

    Holes holes() {
        return fill ? Holes.FILL : Holes.KEEP;
    }
}

package bowman.cli.option;

import bowman.metrics.Holes;
import picocli.CommandLine.Option;

/** What is done with holes; one of both at most. */
final class HoleOptions {

    @Option(names = "--fill-holes", description = "Fill holes; what lies in them becomes part of what is around it.")
    private boolean fill;

    @Option(names = "--keep-holes", description = "Leave holes as they are, as is done unless told.")
    @SuppressWarnings("unused") // stands for what is done anyway
    private boolean keep;

    Holes holes() {
        return fill ? Holes.FILL : Holes.KEEP;
    }
}

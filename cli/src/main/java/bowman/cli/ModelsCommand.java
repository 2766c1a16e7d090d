package bowman.cli;

import bowman.cli.option.ComputeOptions;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import bowman.graph.pass.MultiplyAccumulates;
import bowman.model.Architecture;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Workers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the networks with their cost. */
@Command(name = "models", mixinStandardHelpOptions = true,
        description = "Lists the networks: parameters, billions of multiply-accumulates for an image of 512x512 pixels,"
                + " and the memory that the backend needs for one of 512x512 and one of 1024x1024 pixels.")
final class ModelsCommand implements Callable<Integer> {

    private static final int SMALL = 512;
    private static final int LARGE = 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        Backend backend = compute.backend();
        Workers workers = compute.workers();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-30s %12s %10s %12s %12s%n", "architecture", "parameters", "GMAC " + SMALL, "MiB " + SMALL,
                "MiB " + LARGE);
        for (String name : Architecture.names()) {
            Graph small = prediction(name, SMALL);
            out.printf("%-30s %,12d %,10.1f %,12d %,12d%n", name, parameters(small),
                    MultiplyAccumulates.of(small) / 1e9, mebibytes(backend.plan(small, workers).bytes()),
                    mebibytes(backend.plan(prediction(name, LARGE), workers).bytes()));
            out.flush();
        }
        return 0;
    }

    private static Graph prediction(String name, int size) {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input("input", Shape.map(1, size, size, 3));
        Value logits = Architecture.named(name).logits(builder, image, new Mode.Inference());
        return builder.output("logits", logits).build();
    }

    private static long parameters(Graph graph) {
        return graph.variables(Role.WEIGHT).stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20);
    }
}

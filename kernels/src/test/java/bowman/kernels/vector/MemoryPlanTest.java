package bowman.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.runtime.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {

    /** Convolution with padding, attention and a norm: all purposes of memory are in use. */
    private static Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input("image", Shape.map(2, 9, 11, 5));
        Value map = builder.convolution(image, builder.weight("w", Shape.of(32, 5, 3, 3), Initializer.ZEROS),
                new Geometry(1, 1, 1, 1));
        Value pairs = builder.concat(List.of(map, map));
        Value attended = builder.attention(map, pairs, 2, 0.25f);
        Value gamma = builder.weight("gamma", Shape.of(32), Initializer.ONES);
        Value beta = builder.weight("beta", Shape.of(32), Initializer.ZEROS);
        builder.output("y", builder.groupNorm(attended, gamma, beta, 8, 1e-5f));
        return builder.build();
    }

    @Test
    void whatIsPlannedIsExactlyWhatIsAllocated() {
        VectorBackend backend = new VectorBackend();
        try (Workers workers = new Workers(3);
                CpuExecutable executable = (CpuExecutable) backend.compile(graph(), workers)) {
            long planned = backend.plan(graph(), workers).bytes();
            assertThat(executable.allocatedBytes()).as("bytes allocated").isEqualTo(planned);
            assertThat(executable.plan().bytes()).as("bytes of the executable's plan").isEqualTo(planned);
        }
    }

    @Test
    void moreThreadsNeedMoreScratchAndNothingElse() {
        VectorBackend backend = new VectorBackend();
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            var small = backend.plan(graph(), one);
            var large = backend.plan(graph(), three);
            assertThat(large.scratch()).as("scratch").isGreaterThan(small.scratch());
            assertThat(large.bytes() - large.scratch()).as("the rest").isEqualTo(small.bytes() - small.scratch());
        }
    }
}

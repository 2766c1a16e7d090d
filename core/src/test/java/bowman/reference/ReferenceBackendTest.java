package bowman.reference;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Activation;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import org.junit.jupiter.api.Test;

/** Results that can be worked out on paper; the gradients are held against finite differences elsewhere. */
class ReferenceBackendTest {

    @Test
    void aPaddedConvolutionWithAllItsEpilogueIsTheSumWorkedOutByHand() {
        GraphBuilder builder = new GraphBuilder();
        Value map = builder.input("map", Shape.map(1, 2, 2, 1));
        Value weight = builder.weight("weight", Shape.of(1, 1, 3, 3), Initializer.ONES);
        Value bias = builder.weight("bias", Shape.of(1), new Initializer.Fill(-11));
        Value residual = builder.input("residual", Shape.map(1, 2, 2, 1));
        Epilogue epilogue = Epilogue.BIAS.withResidual().withActivation(Activation.RELU);
        builder.output("result", builder.apply(new Convolution(new Geometry(1, 1, 1, 1), epilogue),
                map, weight, bias, residual));
        try (Executable executable = new ReferenceBackend().compile(builder.build(), Workers.shared())) {
            executable.write("map", new float[] {1, 2, 3, 4});
            executable.write("residual", new float[] {0, 1, 2, 5});
            executable.run();
            assertThat(executable.read("result").data())
                    .as("every window holds all four pixels, 10 in sum; 10 - 11 + residual, then ReLU")
                    .containsExactly(0, 0, 1, 4);
        }
    }

    @Test
    void crossCorrelationDoesNotMirrorTheKernel() {
        GraphBuilder builder = new GraphBuilder();
        Value map = builder.input("map", Shape.map(1, 1, 3, 1));
        Value weight = builder.input("weight", Shape.of(1, 1, 1, 2));
        builder.output("result", builder.convolution(map, weight, Geometry.POINTWISE));
        try (Executable executable = new ReferenceBackend().compile(builder.build(), Workers.shared())) {
            executable.write("map", new float[] {1, 10, 100});
            executable.write("weight", new float[] {2, 3});
            executable.run();
            assertThat(executable.read("result").data()).containsExactly(32, 320);
        }
    }
}

package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.reference.ReferenceBackend;
import bowman.reference.ReferenceExecutable;
import bowman.runtime.Workers;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The reference's gradients are the central finite differences of its forward operations. In double precision with a
 * step of 1e-4 a difference is off by about 1e-8 of the third derivative and 1e-12 of the sum, so both must agree to
 * 1e-6 of the largest gradient.
 */
class ReferenceGradientTest {

    private static final double STEP = 1e-4;
    private static final double TOLERANCE = 1e-6;

    @Property(tries = 120, seed = "1")
    void convolution(@ForAll("convolutions") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 60, seed = "2")
    void matrixProductAndSoftmax(@ForAll("matrixOperations") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 40, seed = "3")
    void attention(@ForAll("attentions") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 160, seed = "4")
    void norms(@ForAll("norms") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 120, seed = "5")
    void pointwiseOperations(@ForAll("pointwiseOperations") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 160, seed = "6")
    void resizesAndPools(@ForAll("resamplings") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 60, seed = "7")
    void arrangements(@ForAll("arrangements") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 60, seed = "8")
    void reductions(@ForAll("reductions") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 120, seed = "9")
    void losses(@ForAll("losses") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Property(tries = 40, seed = "10")
    void dropout(@ForAll("dropouts") OperationCase operation) {
        assertGradientsAreFiniteDifferences(operation);
    }

    @Provide
    Arbitrary<OperationCase> convolutions() {
        return ConvolutionCases.withGradients(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> matrixOperations() {
        return MatrixCases.all(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> attentions() {
        return AttentionCases.withGradients(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> norms() {
        return NormalizationCases.differentiable(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> pointwiseOperations() {
        return PointwiseCases.all(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> resamplings() {
        return ResamplingCases.all(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> arrangements() {
        return ArrangementCases.all(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> reductions() {
        return ReductionCases.differentiable(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> losses() {
        return LossCases.all(Sizes.TINY);
    }

    @Provide
    Arbitrary<OperationCase> dropouts() {
        return RandomCases.dropouts(Sizes.TINY);
    }

    private static void assertGradientsAreFiniteDifferences(OperationCase operation) {
        try (ReferenceExecutable executable = new ReferenceBackend().compile(operation.graph(), Workers.shared())) {
            operation.writeTo(executable);
            executable.run();
            for (String output : operation.graph().outputs().keySet()) {
                if (output.startsWith(CaseBuilder.GRADIENT)) {
                    double[] gradient = executable.readDoubles(output);
                    String name = output.substring(CaseBuilder.GRADIENT.length());
                    double[] differences = differences(executable, operation, name);
                    double largest = Arrays.stream(differences).map(Math::abs).max().orElseThrow();
                    assertThat(gradient).as(output + " of " + operation)
                            .containsExactly(differences, within(TOLERANCE * Math.max(largest, 1e-3)));
                }
            }
        }
    }

    /** Of the sum of upstream times result, by each element of an input or a variable. */
    private static double[] differences(ReferenceExecutable executable, OperationCase operation, String name) {
        float[] start = operation.numbers().get(name);
        double[] point = new double[start.length];
        Arrays.setAll(point, i -> start[i]);
        double[] differences = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = start[i] + STEP;
            double above = sum(executable, operation, name, point);
            point[i] = start[i] - STEP;
            double below = sum(executable, operation, name, point);
            point[i] = start[i];
            differences[i] = (above - below) / (2 * STEP);
        }
        executable.writeDoubles(name, point);
        executable.run();
        return differences;
    }

    private static double sum(ReferenceExecutable executable, OperationCase operation, String name, double[] point) {
        executable.writeDoubles(name, point);
        executable.run();
        double[] result = executable.readDoubles(CaseBuilder.RESULT);
        float[] upstream = operation.numbers().get(CaseBuilder.UPSTREAM);
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            sum += upstream[i] * result[i];
        }
        return sum;
    }
}

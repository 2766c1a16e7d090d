package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.contract.cases.ArrangementCases;
import bowman.contract.cases.AttentionCases;
import bowman.contract.cases.CaseBuilder;
import bowman.contract.cases.ConvolutionCases;
import bowman.contract.cases.LossCases;
import bowman.contract.cases.MatrixCases;
import bowman.contract.cases.NetworkCases;
import bowman.contract.cases.NormalizationCases;
import bowman.contract.cases.OperationCase;
import bowman.contract.cases.PointwiseCases;
import bowman.contract.cases.RandomCases;
import bowman.contract.cases.ReductionCases;
import bowman.contract.cases.ResamplingCases;
import bowman.contract.cases.Sizes;
import bowman.reference.ReferenceBackend;
import bowman.reference.ReferenceExecutable;
import bowman.runtime.Workers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The reference's gradients are the central finite differences of its forward operations. In double precision with a
 * step of 1e-5 a difference is off by about 1e-10 of the third derivative and 1e-11 of the sum, so both must agree to
 * 1e-6 of the largest gradient.
 */
class ReferenceGradientTest {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;

    /** Of each weight of a network at most this many elements are varied, evenly spread. */
    private static final int ELEMENTS = 5;

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

    @Property(tries = 15, seed = "11")
    void wholeNetworks(@ForAll("networks") OperationCase network) {
        assertGradientsAreFiniteDifferences(network, ELEMENTS);
    }

    @Provide
    Arbitrary<OperationCase> networks() {
        return NetworkCases.differentiated();
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
        assertGradientsAreFiniteDifferences(operation, Integer.MAX_VALUE);
    }

    private static void assertGradientsAreFiniteDifferences(OperationCase operation, int elements) {
        try (ReferenceExecutable executable = new ReferenceBackend().compile(operation.graph(), Workers.shared())) {
            operation.writeTo(executable);
            executable.run();
            Map<String, double[]> gradients = new LinkedHashMap<>();
            operation.graph().outputs().keySet().stream().filter(name -> name.startsWith(CaseBuilder.GRADIENT))
                    .forEach(name -> gradients.put(name, executable.readDoubles(name)));
            gradients.forEach((output, gradient) -> {
                int stride = Math.ceilDiv(gradient.length, elements);
                double[] some = every(stride, gradient);
                double[] differences =
                        differences(executable, operation, output.substring(CaseBuilder.GRADIENT.length()), stride);
                assertThat(some).as(output + " of " + operation)
                        .containsExactly(differences, within(TOLERANCE * Math.max(largest(differences), 1e-3)));
            });
        }
    }

    private static double[] every(int stride, double[] elements) {
        return IntStream.range(0, Math.ceilDiv(elements.length, stride))
                .mapToDouble(i -> elements[i * stride]).toArray();
    }

    private static double largest(double[] elements) {
        return Arrays.stream(elements).map(Math::abs).max().orElseThrow();
    }

    /** Of the sum of upstream times result, by every so many elements of an input or a variable. */
    private static double[] differences(ReferenceExecutable executable, OperationCase operation, String name,
            int stride) {
        float[] start = operation.numbers().get(name);
        double[] point = new double[start.length];
        Arrays.setAll(point, i -> start[i]);
        double[] differences = new double[Math.ceilDiv(point.length, stride)];
        for (int i = 0; i < point.length; i += stride) {
            point[i] = start[i] + STEP;
            double above = sum(executable, operation, name, point);
            point[i] = start[i] - STEP;
            double below = sum(executable, operation, name, point);
            point[i] = start[i];
            differences[i / stride] = (above - below) / (2 * STEP);
        }
        executable.writeDoubles(name, point);
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

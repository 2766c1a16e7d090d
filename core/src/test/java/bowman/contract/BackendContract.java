package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.contract.cases.ArrangementCases;
import bowman.contract.cases.AttentionCases;
import bowman.contract.cases.Cases;
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
import bowman.contract.cases.UpdateCases;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The contract of what a backend computes: each operation with its gradient, and small networks of many, on random
 * shapes, agree with the reference; the bits do not depend on the number of threads or on earlier runs.
 * {@link ExecutableContract} has the rest.
 */
public abstract class BackendContract extends ConvolutionContract {

    private static final List<Workers> SEVERAL = List.of(new Workers(2), new Workers(3));

    /** The smooth operations of a network, some thirty in a row, each add their rounding to what they are given. */
    private static final double NETWORK = 1e-4;

    @Property(tries = 80, seed = "4")
    public void matrixProductsAndSoftmaxAgree(@ForAll("matrixOperations") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 40, seed = "5")
    public void attentionAgrees(@ForAll("attentions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 4, seed = "19")
    public void largeAttentionAgrees(@ForAll("largeAttentions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 200, seed = "6")
    public void normsAgree(@ForAll("norms") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 120, seed = "7")
    public void pointwiseOperationsAgree(@ForAll("pointwiseOperations") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 200, seed = "8")
    public void resizesAndPoolsAgree(@ForAll("resamplings") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 60, seed = "9")
    public void arrangementsAgree(@ForAll("arrangements") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 80, seed = "10")
    public void reductionsAgree(@ForAll("reductions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 120, seed = "11")
    public void lossesAgree(@ForAll("losses") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 50, seed = "12")
    public void dropoutAgrees(@ForAll("dropouts") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 60, seed = "13")
    public void updatesAgree(@ForAll("updates") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 60, seed = "14")
    public void networksForInferenceAgree(@ForAll("inferenceNetworks") OperationCase network) {
        Agreement.assertAgrees(backend(), ONE, network, NETWORK);
    }

    @Property(tries = 60, seed = "20")
    public void gradientsOfNetworksAgree(@ForAll("differentiatedNetworks") OperationCase network) {
        Agreement.assertAgrees(backend(), ONE, network, NETWORK);
    }

    @Property(tries = 60, seed = "15")
    public void trainingStepsOfNetworksAgree(@ForAll("trainingNetworks") OperationCase network) {
        Agreement.assertAgrees(backend(), ONE, network, NETWORK);
    }

    @Property(tries = 120, seed = "16")
    public void theBitsDoNotDependOnTheNumberOfThreads(@ForAll("anything") OperationCase operation) {
        Map<String, float[]> alone = Agreement.run(backend(), ONE, operation);
        for (Workers workers : SEVERAL) {
            Agreement.assertSameBits(operation + " with " + workers.count() + " threads",
                    Agreement.run(backend(), workers, operation), alone);
        }
    }

    @Property(tries = 60, seed = "17")
    public void aSecondRunGivesTheSameBits(@ForAll("anything") OperationCase operation) {
        try (Executable executable = backend().compile(operation.graph(), SEVERAL.getFirst())) {
            operation.writeTo(executable);
            executable.run();
            Map<String, float[]> first = Agreement.read(executable);
            operation.writeTo(executable);
            executable.run();
            Agreement.assertSameBits(operation + ", second run", Agreement.read(executable), first);
        }
    }

    @Property(tries = 60, seed = "18")
    public void theMemoryPlannedIsTheMemoryHeld(@ForAll("anything") OperationCase operation) {
        for (Workers workers : SEVERAL) {
            try (Executable executable = backend().compile(operation.graph(), workers)) {
                assertThat(executable.plan()).as("the plan of " + operation)
                        .isEqualTo(backend().plan(operation.graph(), workers));
            }
        }
    }

    @Provide
    protected Arbitrary<OperationCase> matrixOperations() {
        return MatrixCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> attentions() {
        return AttentionCases.withGradients(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> largeAttentions() {
        return AttentionCases.withGradients(Sizes.LARGE);
    }

    @Provide
    protected Arbitrary<OperationCase> norms() {
        return Arbitraries.oneOf(NormalizationCases.differentiable(Sizes.ODD), NormalizationCases.folded(Sizes.ODD));
    }

    @Provide
    protected Arbitrary<OperationCase> pointwiseOperations() {
        return PointwiseCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> resamplings() {
        return ResamplingCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> arrangements() {
        return ArrangementCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> reductions() {
        return Arbitraries.oneOf(ReductionCases.differentiable(Sizes.ODD), ReductionCases.channelSums(Sizes.ODD));
    }

    @Provide
    protected Arbitrary<OperationCase> losses() {
        return LossCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> dropouts() {
        return RandomCases.dropouts(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> updates() {
        return UpdateCases.all(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> inferenceNetworks() {
        return NetworkCases.inference();
    }

    @Provide
    protected Arbitrary<OperationCase> differentiatedNetworks() {
        return NetworkCases.differentiated();
    }

    @Provide
    protected Arbitrary<OperationCase> trainingNetworks() {
        return NetworkCases.training();
    }

    @Provide
    protected Arbitrary<OperationCase> anything() {
        return Arbitraries.oneOf(Cases.any(Sizes.ODD), Cases.any(Sizes.LARGE), ConvolutionCases.ofManyTiles(),
                NetworkCases.inference(), NetworkCases.training());
    }
}

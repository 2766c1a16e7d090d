package bowman.contract.cases;

import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The losses and their gradients by the logits. */
public final class LossCases {

    private LossCases() {
    }

    /** All losses. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(ofMasks(sizes), ofClasses(sizes));
    }

    /** Losses of one probability per element, against masks. */
    static Arbitrary<OperationCase> ofMasks(Sizes sizes) {
        Arbitrary<Loss> losses = Arbitraries.of(new BinaryCrossEntropy(), new SigmoidDice(1e-5f), new SigmoidF1(1));
        return Combinators.combine(losses, sizes.maps(), Sizes.seeds())
                .as((loss, shape, seed) -> build(loss, shape, Filling.BINARY, seed));
    }

    /** Losses of one class per pixel. */
    static Arbitrary<OperationCase> ofClasses(Sizes sizes) {
        Arbitrary<Loss> losses = Arbitraries.of(
                new CrossEntropy(), new SoftmaxDice(1e-5f, 0), new SoftmaxDice(1e-5f, 1));
        Arbitrary<Integer> classes = Arbitraries.integers().between(2, 5);
        return Combinators.combine(losses, sizes.maps(classes), Sizes.seeds())
                .as((loss, shape, seed) -> build(loss, shape, Filling.classes(shape.channels()), seed));
    }

    private static OperationCase build(Loss loss, Shape shape, Filling targets, long seed) {
        CaseBuilder builder = new CaseBuilder(seed);
        Value logits = builder.input("logits", shape, Filling.AWAY_FROM_ZERO);
        Value target = builder.input("targets", loss.targets(shape), targets);
        Value result = builder.graph().loss(loss, logits, target);
        return builder.result(result).differentiate(result, Map.of(logits, 0.1 / shape.size()))
                .build(loss + " of " + shape + ", seed " + seed);
    }
}

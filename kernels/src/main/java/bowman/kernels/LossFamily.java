package bowman.kernels;

import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.List;

/** The losses. */
final class LossFamily {

    private static final int CLASSES = 5;

    private LossFamily() {
    }

    static Family build() {
        FamilyBuilder family = new FamilyBuilder("losses");
        Shape shape = Shape.map(2, 41, 53, 1);
        Value logits = family.input("logits", shape, number -> 4 * number);
        Value mask = family.input("mask", shape, number -> number < 0 ? 0f : 1f);
        for (Loss loss : List.of(new BinaryCrossEntropy(), new SigmoidDice(1e-5f), new SigmoidF1(1))) {
            add(family, loss, logits, mask);
        }
        Value scores = family.input("scores", shape.withChannels(CLASSES), number -> 4 * number);
        Value classes = family.input("classes", shape, number -> (float) (int) ((number + 1) / 2 * CLASSES));
        for (Loss loss : List.of(new CrossEntropy(), new SoftmaxDice(1e-5f, 1))) {
            add(family, loss, scores, classes);
        }
        return family.build();
    }

    private static void add(FamilyBuilder family, Loss loss, Value logits, Value targets) {
        family.differentiated(loss.getClass().getSimpleName(), family.graph().loss(loss, logits, targets), logits);
    }
}

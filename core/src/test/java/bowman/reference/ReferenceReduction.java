package bowman.reference;

import bowman.graph.ReductionOp;
import bowman.graph.ReductionOp.SpatialDot;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ReductionOp.SpatialMeanGradient;
import bowman.graph.ReductionOp.SumToChannels;
import bowman.graph.Shape;
import java.util.List;

/** Sums over axes. */
final class ReferenceReduction {

    private ReferenceReduction() {
    }

    static Numbers evaluate(ReductionOp op, List<Numbers> operands) {
        Numbers first = operands.getFirst();
        Shape shape = first.shape();
        int area = shape.height() * shape.width();
        Numbers result = Numbers.zeros(op.results(operands.stream().map(Numbers::shape).toList()).getFirst());
        switch (op) {
            case SumToChannels() -> {
                for (int i = 0; i < first.size(); i++) {
                    result.add(i % shape.channels(), first.at(i));
                }
            }
            case SpatialMean() -> {
                for (int i = 0; i < first.size(); i++) {
                    result.add(ofSampleAndChannel(shape, i), first.at(i) / area);
                }
            }
            case SpatialMeanGradient(int height, int width) -> {
                for (int i = 0; i < result.size(); i++) {
                    result.set(i, first.at(ofSampleAndChannel(result.shape(), i)) / (height * width));
                }
            }
            case SpatialDot() -> {
                for (int i = 0; i < first.size(); i++) {
                    result.add(ofSampleAndChannel(shape, i), first.at(i) * operands.get(1).at(i));
                }
            }
        }
        return result;
    }

    /** The index in a map of one pixel that has the sample and the channel of element i of a map. */
    private static int ofSampleAndChannel(Shape map, int i) {
        int elementsPerSample = map.size() / map.samples();
        return i / elementsPerSample * map.channels() + i % map.channels();
    }
}

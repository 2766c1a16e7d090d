package bowman.kernels;

import static bowman.kernels.Families.CHANNELS;
import static bowman.kernels.Families.MAP;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import java.util.List;

/** The normalizations. */
final class NormalizationFamilies {

    private static final float EPSILON = 1e-5f;

    private NormalizationFamilies() {
    }

    static Family layerAndGroup() {
        FamilyBuilder family = new FamilyBuilder("layer norm, group norm");
        Value map = family.input("map", MAP);
        Value gamma = family.weight("gamma", CHANNELS);
        Value beta = family.weight("beta", CHANNELS);
        return family
                .differentiated("layer norm", family.graph().layerNorm(map, gamma, beta, EPSILON), map, gamma, beta)
                .differentiated("group norm", family.graph().groupNorm(map, gamma, beta, 7, EPSILON), map, gamma, beta)
                .build();
    }

    /** Batch norms with the batch's statistics, with given ones, and folded into the convolution before them. */
    static Family batch() {
        FamilyBuilder family = new FamilyBuilder("batch norm");
        Shape vector = Shape.of(CHANNELS);
        Value map = family.input("map", MAP);
        Value gamma = family.weight("gamma", CHANNELS);
        Value beta = family.weight("beta", CHANNELS);
        Node training = family.graph().add(new BatchNormTraining(EPSILON), List.of(map, gamma, beta));
        Value mean = family.variable("mean", vector, Role.BUFFER);
        Value variance = family.positive("variance", vector, Role.BUFFER);
        Value inference = family.graph().batchNormInference(map, gamma, beta, mean, variance, EPSILON);
        Value convolution = family.graph().convolution(map, family.weight("weight", CHANNELS, CHANNELS, 3, 3),
                new Geometry(1, 1, 1, 1));
        Value folded = family.graph().batchNormInference(convolution, gamma, beta, mean, variance, EPSILON);
        return family.differentiated("training", training.result(0), map, gamma, beta)
                .output("batch mean", training.result(1)).output("batch variance", training.result(2))
                .differentiated("inference", inference, map, gamma, beta)
                .output("folded", folded).build();
    }
}

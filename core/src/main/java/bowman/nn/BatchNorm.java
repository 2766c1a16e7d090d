package bowman.nn;

import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.Shape;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import java.util.List;

/**
 * A norm over all samples and pixels of each channel (Ioffe and Szegedy, 2015). In training the statistics are the
 * batch's, and the running ones, which prediction uses, move a tenth of the way towards them.
 */
final class BatchNorm implements Layer {

    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = 0.1f;

    private final Scope scope;
    private final Value gamma;
    private final Value beta;
    private final Value runningMean;
    private final Value runningVariance;

    BatchNorm(Scope scope, int channels, Initializer gamma) {
        Shape vector = Shape.of(channels);
        this.scope = scope;
        this.gamma = scope.parameter("weight", vector, gamma);
        this.beta = scope.parameter("bias", vector, Initializer.ZEROS);
        this.runningMean = scope.buffer("running_mean", vector, Initializer.ZEROS);
        this.runningVariance = scope.buffer("running_var", vector, Initializer.ONES);
    }

    @Override
    public Value apply(Value map) {
        GraphBuilder graph = scope.graph();
        return switch (scope.mode()) {
            case Mode.Inference inference ->
                    graph.batchNormInference(map, gamma, beta, runningMean, runningVariance, EPSILON);
            case Mode.Training training -> {
                Node norm = graph.add(new BatchNormTraining(EPSILON), List.of(map, gamma, beta));
                graph.add(new RunningStatistics(MOMENTUM, map.shape().pixels()),
                        List.of(runningMean, runningVariance, norm.result(1), norm.result(2)));
                yield norm.result(0);
            }
        };
    }
}

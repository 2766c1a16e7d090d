package bowman.contract;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.RandomOp;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import bowman.nn.Mode;
import bowman.nn.Network;
import bowman.runtime.RandomKey;
import bowman.train.Batch;
import bowman.train.BatchSource;
import java.util.List;

/** A network of two convolutions with a batch norm and dropout between, and what it can learn: which pixels are red. */
public final class TinyTask implements Network, BatchSource {

    /** Two images of 6x5 pixels. */
    public static final Shape IMAGE = Shape.map(2, 6, 5, 3);

    private static final int HIDDEN = 4;

    @Override
    public Value logits(GraphBuilder builder, Value image, Mode mode) {
        Value hidden = builder.at("first").convolution(image,
                builder.weight("first.weight", Shape.of(HIDDEN, 3, 3, 3), new Initializer.Normal(0.3)),
                new Geometry(1, 1, 1, 1));
        Value active = builder.relu(norm(builder.at("norm"), hidden, mode));
        Value dropped = mode instanceof Mode.Training(Value key)
                ? builder.dropout(active, key, 0.1f, RandomOp.Unit.ELEMENT, 1) : active;
        return builder.at("last").linear(dropped,
                builder.weight("last.weight", Shape.of(1, HIDDEN, 1, 1), new Initializer.Normal(0.5)),
                builder.weight("last.bias", Shape.of(1), Initializer.ZEROS));
    }

    private static Value norm(GraphBuilder builder, Value map, Mode mode) {
        Shape vector = Shape.of(HIDDEN);
        Value gamma = builder.weight("norm.weight", vector, Initializer.ONES);
        Value beta = builder.weight("norm.bias", vector, Initializer.ZEROS);
        Value mean = builder.variable("norm.running_mean", vector, Role.BUFFER, Initializer.ZEROS);
        Value variance = builder.variable("norm.running_var", vector, Role.BUFFER, Initializer.ONES);
        if (mode instanceof Mode.Inference) {
            return builder.batchNormInference(map, gamma, beta, mean, variance, 1e-5f);
        }
        Node norm = builder.add(new BatchNormTraining(1e-5f), List.of(map, gamma, beta));
        builder.add(new RunningStatistics(0.1f, map.shape().pixels()),
                List.of(mean, variance, norm.result(1), norm.result(2)));
        return norm.result(0);
    }

    @Override
    public void fill(long step, Batch batch) {
        RandomKey key = RandomKey.of(77, step);
        float[] images = batch.images().data();
        float[] targets = batch.targets().data();
        for (int i = 0; i < images.length; i++) {
            images[i] = 2 * key.uniform(0, i) - 1;
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = images[3 * i] > 0 ? 1 : 0;
        }
    }
}

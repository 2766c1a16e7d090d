package bowman.segment;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Mode;
import bowman.nn.Network;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;

/** A network that is compiled to compute the probabilities of one window. */
final class WindowNetwork implements WindowModel {

    private static final String IMAGE = "input";
    private static final String PROBABILITY = "probability";

    private final Executable executable;

    /** @throws bowman.weights.WeightsException if the weights are not those of the network */
    WindowNetwork(Network network, StateDict weights, int size, Backend backend, Workers workers) {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input(IMAGE, Shape.map(1, size, size, 3));
        Value logits = network.logits(builder, image, new Mode.Inference());
        builder.output(PROBABILITY, builder.sigmoid(logits));
        executable = backend.compile(builder.build(), workers);
        try {
            weights.writeTo(executable);
        } catch (RuntimeException e) {
            executable.close();
            throw e;
        }
    }

    @Override
    public void run(float[] colors, float[] probabilities) {
        executable.write(IMAGE, colors);
        executable.run();
        executable.read(PROBABILITY, probabilities);
        for (float probability : probabilities) {
            if (Float.isNaN(probability)) {
                throw new WeightsException("the network computes probabilities that are not numbers; its weights are"
                        + " damaged, or come from a training that diverged: choose others");
            }
        }
    }

    @Override
    public void close() {
        executable.close();
    }
}

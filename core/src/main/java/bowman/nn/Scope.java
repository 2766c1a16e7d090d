package bowman.nn;

import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import java.util.function.IntSupplier;

/**
 * A module of a network, given by its path, such as {@code encoder.block1.0.attn}, in a graph that is being built. It
 * names the variables that are declared in it and labels the operations that are added in it.
 */
public final class Scope {

    private final GraphBuilder builder;
    private final Mode mode;
    private final String path;
    private final Initialization initialization;
    private final IntSupplier streams;

    private Scope(GraphBuilder builder, Mode mode, String path, Initialization initialization, IntSupplier streams) {
        this.builder = builder;
        this.mode = mode;
        this.path = path;
        this.initialization = initialization;
        this.streams = streams;
    }

    /** Returns the root of a network; its path is empty. */
    public static Scope root(GraphBuilder builder, Mode mode, Initialization initialization) {
        return new Scope(builder, mode, "", initialization, new Counter());
    }

    /** Returns the child module of the given name. */
    public Scope child(String name) {
        return new Scope(builder, mode, path.isEmpty() ? name : path + "." + name, initialization, streams);
    }

    /** Returns the module of the given index in this list of modules. */
    public Scope child(int index) {
        return child(Integer.toString(index));
    }

    /** Returns this module with another initialization of the weights in it and in its children. */
    public Scope initializedBy(Initialization other) {
        return new Scope(builder, mode, path, other, streams);
    }

    /** Returns the purpose for which the network is built. */
    public Mode mode() {
        return mode;
    }

    /** Returns the module's path, its parts joined by dots. */
    public String path() {
        return path;
    }

    /** Returns the graph's builder, set to label the nodes that it adds with this path. */
    public GraphBuilder graph() {
        return builder.at(path);
    }

    /** Declares the weight of a linear layer or a convolution, named {@code <path>.weight}. */
    public Value weight(Shape shape, int groups) {
        return parameter("weight", shape, initialization.of(shape, groups));
    }

    /** Declares a trained variable, named {@code <path>.<name>}. */
    public Value parameter(String name, Shape shape, Initializer initializer) {
        return graph().variable(path + "." + name, shape, Role.WEIGHT, initializer);
    }

    /** Declares a variable that is kept but not trained, named {@code <path>.<name>}. */
    public Value buffer(String name, Shape shape, Initializer initializer) {
        return graph().variable(path + "." + name, shape, Role.BUFFER, initializer);
    }

    /** Returns a stream for {@link bowman.graph.RandomOp.Dropout} that no other layer of the network has. */
    public int randomStream() {
        return streams.getAsInt();
    }

    /** Counts from 0; shared by all scopes of a network. */
    private static final class Counter implements IntSupplier {

        private int next;

        @Override
        public int getAsInt() {
            return next++;
        }
    }
}

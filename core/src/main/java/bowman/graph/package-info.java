/**
 * A network as a graph of typed operations over values of fixed shape.
 *
 * <p>{@link bowman.graph.GraphBuilder} builds a {@link bowman.graph.Graph}; the passes in {@code bowman.graph.pass}
 * differentiate it, fuse it and plan its memory; a {@link bowman.runtime.Backend} turns it into an executable.
 */
package bowman.graph;

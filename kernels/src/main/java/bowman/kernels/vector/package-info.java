/**
 * The CPU backends, {@link bowman.kernels.vector.VectorBackend} and {@link bowman.kernels.vector.ScalarBackend}, their
 * executable, and the exhaustive switch that turns a graph into a program. Feature maps are channels-last {@code
 * float[]} with an offset; all memory is planned before it is allocated.
 */
package bowman.kernels.vector;

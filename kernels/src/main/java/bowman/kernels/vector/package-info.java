/**
 * The CPU backend: {@link bowman.kernels.vector.VectorBackend}, its executable, and the exhaustive switch that turns a
 * graph into a program. Feature maps are channels-last {@code float[]} with an offset; all memory is planned before it
 * is allocated.
 */
package bowman.kernels.vector;

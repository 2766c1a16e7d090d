/**
 * The CPU backend: {@link bowman.kernels.vector.VectorBackend}, its executable, and the exhaustive switch that turns a
 * graph into a program. Feature maps are channels-last {@code float[]} with an offset; all memory is planned before the
 * first run.
 */
package bowman.kernels.vector;

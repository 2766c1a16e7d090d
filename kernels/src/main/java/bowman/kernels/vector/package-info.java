/**
 * The CPU backend. A graph is lowered to a list of steps; each family of operations has its steps in one file and its
 * inner loops in a {@code ...Kernels} interface with two implementations: scalar, which is the specification and runs
 * everywhere, and on the Vector API.
 *
 * <p>Feature maps are channels-last {@code float[]} with an offset. Hot loops hold no objects; all memory is planned
 * before the first run.
 */
package bowman.kernels.vector;

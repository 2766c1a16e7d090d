/**
 * A graph as a list of steps over planned memory, and the builder that steps are made with. Open to the CPU backend
 * only.
 */
package bowman.kernels.vector.program;

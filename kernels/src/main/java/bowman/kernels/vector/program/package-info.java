/**
 * A graph as a list of steps over planned memory, and the builder of such a program. For use by the CPU backend only.
 */
package bowman.kernels.vector.program;

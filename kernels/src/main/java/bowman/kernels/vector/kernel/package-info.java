/**
 * The inner loops: one interface per family, whose scalar implementation is the specification, and one on the Vector
 * API. No other code takes noticeable time; these loops allocate no objects. For use by the CPU backend only.
 */
package bowman.kernels.vector.kernel;

/**
 * The inner loops: one interface per family, whose scalar implementation is the specification, and one on the Vector
 * API. Nothing else runs hot; hot loops hold no objects. Open to the CPU backend only.
 */
package bowman.kernels.vector.kernel;

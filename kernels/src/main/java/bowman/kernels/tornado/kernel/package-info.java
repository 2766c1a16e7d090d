/**
 * The kernels that TornadoVM compiles. They use only what its compilers compute correctly: no unsigned shifts, no
 * division of numbers that may be negative, no objects, no tables. Whole-number arguments become constants of the
 * compiled kernel. For use by the TornadoVM backend only.
 */
package bowman.kernels.tornado.kernel;

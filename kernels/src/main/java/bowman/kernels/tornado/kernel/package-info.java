/**
 * What TornadoVM compiles. Kernels obey what its compilers compute rightly: no unsigned shifts, no division of what may
 * be negative, no objects, no tables. Whole-number arguments become constants of the compiled kernel. Open to the
 * TornadoVM backend only.
 */
package bowman.kernels.tornado.kernel;

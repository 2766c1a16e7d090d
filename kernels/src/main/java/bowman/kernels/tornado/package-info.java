/**
 * The TornadoVM backend: a graph becomes kernels, a list of tasks that one plan of TornadoVM runs on a device. One
 * family of operations has its kernels in {@code ...Kernels} and their use in {@code ...Tasks}.
 *
 * <p>Kernels obey what TornadoVM's compilers compute rightly: no unsigned shifts, no division of what may be negative,
 * no objects, no tables. Whole-number arguments become constants of the compiled kernel.
 */
package bowman.kernels.tornado;

/** The families of operations except convolutions, as steps. For use by the CPU backend only. */
package bowman.kernels.vector.step;

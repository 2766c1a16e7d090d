/** Every family of operations but convolutions as steps. Open to the CPU backend only. */
package bowman.kernels.vector.step;

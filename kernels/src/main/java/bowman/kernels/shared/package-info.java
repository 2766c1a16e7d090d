/** Types that the CPU backend and the TornadoVM backend share. For use by backends only. */
package bowman.kernels.shared;

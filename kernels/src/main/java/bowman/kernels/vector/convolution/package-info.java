/**
 * Convolutions and their gradients: direct, depthwise, linear (1 x 1) and by Winograd's minimal filtering, and the
 * choice among them. For use by the CPU backend only.
 */
package bowman.kernels.vector.convolution;

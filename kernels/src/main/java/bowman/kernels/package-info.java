/** The backends, found by {@link java.util.ServiceLoader}, and {@link bowman.kernels.SelfTest}, which tests them. */
package bowman.kernels;

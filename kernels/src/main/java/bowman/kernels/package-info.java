/** The backends, found by {@link java.util.ServiceLoader}, and {@link bowman.kernels.SelfTest}, which examines them. */
package bowman.kernels;

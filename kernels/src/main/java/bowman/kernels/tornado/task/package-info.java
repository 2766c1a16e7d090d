/**
 * The families of operations as launches of kernels, one {@code ...Tasks} class each, and the builder of a program. For
 * use by the TornadoVM backend only.
 */
package bowman.kernels.tornado.task;

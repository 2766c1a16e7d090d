/**
 * The families of operations as launches of kernels, one {@code ...Tasks} each, and the builder that they are made
 * with. Open to the TornadoVM backend only.
 */
package bowman.kernels.tornado.task;

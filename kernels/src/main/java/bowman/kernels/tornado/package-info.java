/**
 * The TornadoVM backend: {@link bowman.kernels.tornado.TornadoBackend}, its executable, and the exhaustive switch that
 * turns a graph into launches of kernels, which one plan of TornadoVM runs on a device.
 */
package bowman.kernels.tornado;

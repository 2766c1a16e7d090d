/**
 * A device behind TornadoVM: its limits and memory, its lock, grids of work items, and tasks that add a kernel to a
 * task graph. For use by the TornadoVM backend only.
 */
package bowman.kernels.tornado.device;

/**
 * A device behind TornadoVM: its limits and memory, its lock, grids of work items, and what adds a kernel to a task
 * graph. Open to the TornadoVM backend only.
 */
package bowman.kernels.tornado.device;

/**
 * What every backend must do, as tests that its module extends: {@link bowman.contract.BackendContract} compares it with
 * the reference backend on random shapes, {@link bowman.contract.OpsGoldenContract} with PyTorch's numbers. The
 * reference's own gradients are held against finite differences here too.
 */
package bowman.contract;

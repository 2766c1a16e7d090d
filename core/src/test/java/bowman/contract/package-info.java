/**
 * What every backend must do, as tests that its module extends: {@link bowman.contract.BackendContract} compares its
 * numbers with the reference's on random shapes, {@link bowman.contract.OpsGoldenContract} with PyTorch's, {@link
 * bowman.contract.ModelGoldenContract} does so for whole networks and their training, {@link
 * bowman.contract.ExecutableContract} has the behaviour of its executables, and {@link bowman.contract.TrainerContract}
 * trains with them. The reference keeps the contract too, and its gradients are held against finite differences here.
 */
package bowman.contract;

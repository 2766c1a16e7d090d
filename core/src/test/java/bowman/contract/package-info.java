/**
 * The contracts of every backend, as tests that its module extends: {@link bowman.contract.BackendContract} compares
 * its numbers with the reference's on random shapes, {@link bowman.contract.OpsGoldenContract} with PyTorch's, {@link
 * bowman.contract.ModelGoldenContract} does so for whole networks and their training, {@link
 * bowman.contract.ExecutableContract} has the behaviour of its executables, and {@link bowman.contract.TrainerContract}
 * trains with them. The reference keeps the contract too, and its gradients are held against finite differences here.
 *
 * <p>The test of a backend has a nested class for each contract, which runs alone with {@code
 * -Dtest='VectorBackendTest$Operations'}; of a contract of jqwik's properties, whose class is a group, a single
 * property runs alone with {@code -Dtest='VectorBackendTest$Operations,BackendContract#updatesAgree'}.
 */
package bowman.contract;

/**
 * The weights of a network by name: in memory ({@link bowman.weights.StateDict}) and in files ({@link
 * bowman.weights.Safetensors}, {@link bowman.weights.TorchCheckpoint}). Names and layouts are PyTorch's.
 */
package bowman.weights;

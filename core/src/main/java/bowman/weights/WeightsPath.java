package bowman.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where weights and the configuration of their network lie: {@code save_pretrained} of segmentation_models_pytorch and
 * other programs with the Hugging Face Hub write a folder with both.
 *
 * @param weights the file of weights
 * @param configuration the file {@code config.json} beside it, if there is one and the weights have the name that
 *     {@code save_pretrained} gives them
 */
public record WeightsPath(Path weights, Optional<Path> configuration) {

    private static final List<String> NAMES = List.of("model.safetensors", "pytorch_model.bin");

    /**
     * Returns where the weights of a path are.
     *
     * @param path a file of weights, or a folder with one
     * @throws WeightsException if it is a folder without one
     */
    public static WeightsPath of(Path path) {
        if (!Files.isDirectory(path)) {
            return new WeightsPath(path, Optional.of(path.resolveSibling("config.json"))
                    .filter(file -> NAMES.contains(path.getFileName().toString()) && Files.isRegularFile(file)));
        }
        for (String name : NAMES) {
            if (Files.isRegularFile(path.resolve(name))) {
                return of(path.resolve(name));
            }
        }
        for (String name : NAMES) {
            if (Files.isRegularFile(path.resolve(name + ".index.json"))) {
                throw new WeightsException(path + ": the weights are split into several files, which are not joined;"
                        + " load them with PyTorch and save the state_dict in one");
            }
        }
        throw new WeightsException(path + ": the folder holds no weights, which would be called "
                + String.join(" or ", NAMES) + "; give the file of weights");
    }
}

package bowman.train;

import bowman.file.FileText;
import bowman.graph.Shape;
import bowman.runtime.Tensor;
import bowman.weights.MetadataKey;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a training needs to resume as if it had not stopped, in one safetensors file. {@link StateDict#load}
 * reads the weights from it for prediction; the names of all other tensors contain a slash.
 *
 * @param architecture the network's name
 * @param recipe a description of everything else that the training's steps depend on
 * @param seed the training's seed
 * @param optimizer the optimizer's state; its step count is the training's
 * @param weights weights and running statistics
 * @param moments the optimizer's two moments of each weight, by name
 * @param history the loss of every step
 */
public record Checkpoint(String architecture, String recipe, long seed, Nadam.State optimizer, StateDict weights,
        Map<String, Tensor> moments, History history) {

    private static final String RECIPE = "recipe";
    private static final String SEED = "seed";
    private static final String STEP = "step";
    private static final String MOMENTUM_PRODUCT = "momentum_product";
    private static final String LOSSES = "history/loss";

    /** Returns the number of steps made. */
    public long step() {
        return optimizer.steps();
    }

    /**
     * Writes the checkpoint atomically, replacing an existing file.
     *
     * @throws bowman.file.FileWriteException if it cannot be written; an existing file is then unchanged
     */
    public void write(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
        tensors.putAll(moments);
        if (history.steps() > 0) {
            tensors.put(LOSSES, new Tensor(Shape.of(history.steps()), history.losses()));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKey.ARCHITECTURE, architecture);
        metadata.put(RECIPE, recipe);
        metadata.put(SEED, Long.toString(seed));
        metadata.put(STEP, Long.toString(step()));
        metadata.put(MOMENTUM_PRODUCT, Float.toString(optimizer.momentumProduct()));
        Safetensors.write(file, tensors, metadata);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws bowman.weights.SafetensorsException if the file cannot be read
     * @throws TrainingException if the file is not a checkpoint of a training, such as one with weights alone
     */
    public static Checkpoint read(Path file) throws IOException {
        try (Safetensors safetensors = Safetensors.open(file)) {
            Map<String, String> metadata = safetensors.metadata();
            Map<String, Tensor> moments = new LinkedHashMap<>();
            for (String name : safetensors.names()) {
                if (name.endsWith(TrainingGraph.FIRST_MOMENT) || name.endsWith(TrainingGraph.SECOND_MOMENT)) {
                    moments.put(name, safetensors.tensor(name));
                }
            }
            History history = safetensors.names().contains(LOSSES)
                    ? new History(safetensors.tensor(LOSSES).data()) : new History();
            Nadam.State optimizer = new Nadam.State(Long.parseLong(entry(file, metadata, STEP)),
                    Float.parseFloat(entry(file, metadata, MOMENTUM_PRODUCT)));
            return new Checkpoint(entry(file, metadata, MetadataKey.ARCHITECTURE), entry(file, metadata, RECIPE),
                    Long.parseLong(entry(file, metadata, SEED)), optimizer, StateDict.of(file, safetensors), moments,
                    history);
        } catch (NumberFormatException e) {
            throw new TrainingException(file + ": the state of the training is not readable (" + FileText.words(e
                    .getMessage())
                    + "); start a new training");
        }
    }

    private static String entry(Path file, Map<String, String> metadata, String name) {
        return Optional.ofNullable(metadata.get(name)).orElseThrow(() -> new TrainingException(file
                + ": this is not a checkpoint of a training, its metadata have no " + name
                + "; start a new training from these weights"));
    }
}

package bowman.weights;

import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The tensors of a file whose names have one prefix, under their names in the file.
 *
 * @param whole the file
 * @param tensors the descriptions of these tensors
 */
record WeightsPart(WeightsFile whole, Map<String, Description> tensors) implements WeightsFile {

    /**
     * Returns a part of a file.
     *
     * @param path of the file, for the message
     * @param key the prefix, without the dot at its end
     * @throws WeightsException if no name has the prefix; then the file is closed
     */
    static WeightsPart of(Path path, WeightsFile whole, String key) {
        Map<String, Description> part = new LinkedHashMap<>(whole.tensors());
        part.keySet().removeIf(name -> !name.startsWith(key + "."));
        if (part.isEmpty()) {
            TreeSet<String> keys = new TreeSet<>();
            if (whole instanceof TorchCheckpoint checkpoint) {
                keys.addAll(checkpoint.keys());
            }
            whole.tensors().keySet().stream().filter(name -> name.indexOf('.') > 0)
                    .forEach(name -> keys.add(name.substring(0, name.indexOf('.'))));
            whole.close();
            throw new WeightsException(path + ": there is no state dict and no prefix " + key + " in it; choose one of "
                    + String.join(", ", keys));
        }
        return new WeightsPart(whole, Collections.unmodifiableMap(part));
    }

    @Override
    public String format() {
        return whole.format();
    }

    @Override
    public Map<String, String> metadata() {
        return whole.metadata();
    }

    @Override
    public Tensor tensor(String name) throws IOException {
        return whole.tensor(name);
    }

    @Override
    public void close() {
        whole.close();
    }
}

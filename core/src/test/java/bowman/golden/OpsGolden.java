package bowman.golden;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.util.Set;

/** The cases of {@code ops.json} and {@code ops.bin}: single operations and blocks with inputs, results, gradients. */
public final class OpsGolden {

    private final JsonView index;
    private final byte[] numbers;

    private OpsGolden(JsonView index, byte[] numbers) {
        this.index = index;
        this.numbers = numbers;
    }

    public static OpsGolden load() {
        return new OpsGolden(Resource.json("ops.json"), Resource.bytes("ops.bin"));
    }

    /** The names of all cases. */
    public Set<String> names() {
        return index.members().keySet();
    }

    public Case get(String name) {
        return new Case(name, index.get(name), numbers);
    }

    /**
     * One case. Tensors are named {@code x}, {@code out}, {@code gout} (the gradient by the result), {@code d_x} (the
     * gradient by x), {@code p:} and {@code dp:} (parameters and their gradients), {@code after:} (running statistics
     * after the run).
     */
    public record Case(String name, JsonView json, byte[] numbers) {

        public JsonView attribute(String attribute) {
            return json.get("attrs").get(attribute);
        }

        public boolean hasAttribute(String attribute) {
            return json.get("attrs").has(attribute);
        }

        public Set<String> tensorNames() {
            return json.get("tensors").members().keySet();
        }

        public boolean has(String tensor) {
            return json.get("tensors").has(tensor);
        }

        /** A tensor, in PyTorch's order. */
        public Tensor tensor(String tensor) {
            JsonView entry = json.get("tensors").get(tensor);
            Shape shape = Shape.of(entry.get("shape").integers());
            return new Tensor(shape,
                    Resource.floats(numbers, entry.get("offset_bytes").integer(), shape.size()));
        }
    }
}

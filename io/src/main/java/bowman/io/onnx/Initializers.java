package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The initializers of an ONNX graph, each once: weights, and constant inputs of nodes. */
final class Initializers {

    private final Map<String, TensorProto> tensors = new LinkedHashMap<>();

    /** Adds a float tensor; returns its name. */
    String floats(String name, float[] data, long... extents) {
        ByteBuffer bytes = little(data.length * Float.BYTES);
        bytes.asFloatBuffer().put(data);
        return add(name, DataType.FLOAT, bytes, extents);
    }

    /** Adds a scalar; returns its name. */
    String number(float value) {
        return floats("constant/" + value, new float[] {value});
    }

    /** Adds a vector of {@code count} equal numbers; returns its name. */
    String numbers(float value, int count) {
        float[] data = new float[count];
        Arrays.fill(data, value);
        return floats("constant/" + value + "x" + count, data, count);
    }

    /** Adds a vector of numbers; returns its name. */
    String vector(float... values) {
        return floats("constant/" + Arrays.toString(values).replace(" ", ""), values, values.length);
    }

    /** Adds a vector of integers, such as a shape; returns its name. */
    String integers(long... values) {
        ByteBuffer bytes = little(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return add("constant/" + Arrays.toString(values).replace(" ", ""), DataType.INT64, bytes, values.length);
    }

    private String add(String name, DataType type, ByteBuffer bytes, long... extents) {
        TensorProto tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber())
                .addAllDims(Arrays.stream(extents).boxed().toList())
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes)).build();
        TensorProto other = tensors.putIfAbsent(name, tensor);
        if (other != null && !other.getDimsList().equals(tensor.getDimsList())) {
            throw new IllegalArgumentException(name + " is used in two shapes, " + other.getDimsList() + " and "
                    + tensor.getDimsList() + ", which cannot be exported as ONNX");
        }
        return name;
    }

    /** A buffer in little endian, the byte order of raw data in ONNX. */
    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All tensors in the order in which they were added. */
    Collection<TensorProto> tensors() {
        return tensors.values();
    }
}

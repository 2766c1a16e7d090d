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

/** The tensors that an ONNX graph brings along, each once: weights, and the constants that nodes take as inputs. */
final class Initializers {

    private final Map<String, TensorProto> tensors = new LinkedHashMap<>();

    /** A float tensor; gives its name. */
    String floats(String name, float[] data, long... extents) {
        ByteBuffer bytes = little(data.length * Float.BYTES);
        bytes.asFloatBuffer().put(data);
        return add(name, DataType.FLOAT, bytes, extents);
    }

    /** A single number; gives its name. */
    String number(float value) {
        return floats("constant/" + value, new float[] {value});
    }

    /** The same number {@code count} times; gives its name. */
    String numbers(float value, int count) {
        float[] data = new float[count];
        Arrays.fill(data, value);
        return floats("constant/" + value + "x" + count, data, count);
    }

    /** A vector of numbers; gives its name. */
    String vector(float... values) {
        return floats("constant/" + Arrays.toString(values).replace(" ", ""), values, values.length);
    }

    /** A vector of whole numbers, such as a shape; gives its name. */
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

    /** The byte order of raw data in ONNX. */
    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All tensors in the order in which they were asked for first. */
    Collection<TensorProto> tensors() {
        return tensors.values();
    }
}

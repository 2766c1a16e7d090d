package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** The attributes of ONNX nodes. */
final class Attributes {

    private Attributes() {
    }

    static AttributeProto integer(String name, long value) {
        return of(name, AttributeType.INT).setI(value).build();
    }

    static AttributeProto integers(String name, long... values) {
        return of(name, AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList()).build();
    }

    static AttributeProto number(String name, float value) {
        return of(name, AttributeType.FLOAT).setF(value).build();
    }

    static AttributeProto text(String name, String value) {
        return of(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
    }

    private static AttributeProto.Builder of(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}

package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model in ONNX Runtime. Maps are (n, h, w, c) here and (n, c, h, w) there. */
final class OnnxRun implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final SessionOptions options = new SessionOptions();
    private final OrtSession session;

    /** Loads a file with all optimizations, as applications do. */
    OnnxRun(Path file) throws OrtException {
        session = environment.createSession(file.toString(), options);
    }

    /** Loads a model as it is. */
    OnnxRun(ModelProto model) throws OrtException {
        options.setOptimizationLevel(OptLevel.NO_OPT);
        session = environment.createSession(model.toByteArray(), options);
    }

    /** All outputs, by name. */
    Map<String, Tensor> run(Map<String, Tensor> inputs) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                Tensor map = input.getValue().channelsFirst();
                given.put(input.getKey(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(map.data()),
                        Arrays.stream(map.shape().extents()).asLongStream().toArray()));
            }
            try (OrtSession.Result result = session.run(given)) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                result.forEach(output -> outputs.put(output.getKey(), channelsLast((OnnxTensor) output.getValue())));
                return outputs;
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static Tensor channelsLast(OnnxTensor tensor) {
        int[] extents = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        float[] data = new float[tensor.getFloatBuffer().remaining()];
        tensor.getFloatBuffer().get(data);
        return new Tensor(Shape.of(extents), data).channelsLast();
    }

    /** The declared extents of an output; -1 for one that is free. */
    long[] outputExtents(String name) throws OrtException {
        return extents(session.getOutputInfo().get(name));
    }

    /** The declared extents of an input; -1 for one that is free. */
    long[] inputExtents(String name) throws OrtException {
        return extents(session.getInputInfo().get(name));
    }

    private static long[] extents(NodeInfo node) {
        return ((TensorInfo) node.getInfo()).getShape();
    }

    /** The strings that the file carries. */
    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    @Override
    public void close() throws OrtException {
        session.close();
        options.close();
    }
}

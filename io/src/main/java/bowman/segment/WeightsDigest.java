package bowman.segment;

import bowman.file.Sha256;
import bowman.runtime.Tensor;
import bowman.weights.StateDict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Distinguishes weights: SHA-256 over the names and values of tensors. */
final class WeightsDigest {

    private static final int FLOATS = 1 << 14;

    private WeightsDigest() {
    }

    static String of(List<StateDict> networks) {
        MessageDigest digest = Sha256.start();
        ByteBuffer buffer = ByteBuffer.allocate(FLOATS * Float.BYTES);
        for (StateDict weights : networks) {
            for (String name : weights.names()) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                add(weights.get(name), digest, buffer);
            }
        }
        return Sha256.end(digest);
    }

    private static void add(Tensor tensor, MessageDigest digest, ByteBuffer buffer) {
        float[] data = tensor.data();
        for (int from = 0; from < data.length; from += FLOATS) {
            int count = Math.min(FLOATS, data.length - from);
            buffer.clear().asFloatBuffer().put(data, from, count);
            digest.update(buffer.limit(count * Float.BYTES));
        }
    }
}

package bowman.weights;

import bowman.runtime.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes the bytes of a safetensors file. */
final class SafetensorsWriter {

    /** Headers are padded with spaces so that the tensors begin at a multiple of this many bytes. */
    private static final int ALIGNMENT = 8;

    private static final int CHUNK = 1 << 18;

    private SafetensorsWriter() {
    }

    static void write(OutputStream out, String header, Collection<Tensor> tensors) throws IOException {
        out.write(head(header));
        byte[] chunk = new byte[CHUNK * Float.BYTES];
        FloatBuffer floats = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (Tensor tensor : tensors) {
            float[] data = tensor.data();
            for (int from = 0; from < data.length; from += CHUNK) {
                int count = Math.min(CHUNK, data.length - from);
                floats.put(0, data, from, count);
                out.write(chunk, 0, count * Float.BYTES);
            }
        }
    }

    private static byte[] head(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(length).put(json);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        return head.array();
    }
}

package bowman.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The files that lie beside these classes. */
final class Resource {

    private Resource() {
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static JsonView json(String name) {
        return JsonView.parse(text(name));
    }

    /** Numbers of a file of little-endian floats. */
    static float[] floats(byte[] file, int offset, int count) {
        float[] floats = new float[count];
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(offset).asFloatBuffer().get(floats);
        return floats;
    }

    static byte[] bytes(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource bowman/golden/" + name + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package bowman.weights;

import bowman.file.AtomicFile;
import bowman.file.FileText;
import bowman.file.FileWriteException;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.runtime.Tensor;
import bowman.weights.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An open safetensors file: tensors by name, and metadata. A tensor is read on request.
 *
 * <p>The format: the header's length as 8 bytes, little-endian; the header, JSON with a member {@code {"dtype",
 * "shape", "data_offsets"}} per tensor; the tensors' bytes. See <a
 * href="https://github.com/huggingface/safetensors">the format's description</a>.
 *
 * <p>Numbers of the types F64, F32, F16, BF16, BOOL and of all signed and unsigned integers are read, each rounded to
 * the nearest float. F32 is written.
 */
public final class Safetensors implements WeightsFile {

    /** The longest header that the format allows, in bytes. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** The numbers that are read at once. */
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final SafetensorsHeader header;
    private final FileBytes bytes;
    private final long data;

    /** @param data the position of the first byte after the header */
    private Safetensors(Path file, SafetensorsHeader header, FileBytes bytes, long data) {
        this.file = file;
        this.header = header;
        this.bytes = bytes;
        this.data = data;
    }

    /**
     * Opens a file and checks its header; any thread may then read from it.
     *
     * @throws SafetensorsException if there is no such file or its header is not valid
     */
    public static Safetensors open(Path file) throws SafetensorsException {
        if (!Files.isRegularFile(file)) {
            throw new SafetensorsException(file, Files.exists(file)
                    ? "this is not a file; give the path of a safetensors file"
                    : "there is no such file; check the path");
        }
        try {
            FileBytes bytes = FileBytes.open(file);
            try {
                return read(file, bytes);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                bytes.close();
                throw e;
            }
        } catch (SafetensorsException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SafetensorsException unreadable(Path file, IOException e) {
        return new SafetensorsException(file, "the file cannot be read (" + e.getMessage()
                + "); check its permissions, and that nothing changes it", e);
    }

    private static Safetensors read(Path file, FileBytes bytes) throws IOException {
        long size = bytes.size();
        if (size < Long.BYTES) {
            throw new SafetensorsException(file, "the file has " + size
                    + " bytes, too few for a safetensors file; copy or export it again");
        }
        long length = ByteBuffer.wrap(bytes.read(0, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > Math.min(size - Long.BYTES, LONGEST_HEADER)) {
            throw new SafetensorsException(file, "the header should have " + Long.toUnsignedString(length)
                    + " bytes in a file of " + size + "; the file is truncated or not a safetensors file,"
                    + " copy or export it again");
        }
        String json = text(file, bytes.read(Long.BYTES, (int) length));
        long data = Long.BYTES + length;
        return new Safetensors(file, SafetensorsHeader.parse(file, json, size - data), bytes, data);
    }

    private static String text(Path file, byte[] header) throws SafetensorsException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
        } catch (CharacterCodingException e) {
            throw new SafetensorsException(file,
                    "the header is not text, so this is not a safetensors file; export the weights as one", e);
        }
    }

    @Override
    public String format() {
        return "safetensors";
    }

    /** Returns the names of the tensors, in the header's order. */
    public Set<String> names() {
        return header.tensors().keySet();
    }

    @Override
    public Map<String, Description> tensors() {
        Map<String, Description> descriptions = new LinkedHashMap<>();
        header.tensors().forEach((name, entry) -> descriptions.put(name,
                new Description(entry.type(), entry.extents())));
        return Collections.unmodifiableMap(descriptions);
    }

    @Override
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Reads a tensor.
     *
     * @throws SafetensorsException if there is no tensor of that name, it is empty, it has more than 2^31 - 1 elements,
     *     or its element type is not supported
     */
    @Override
    public Tensor tensor(String name) throws SafetensorsException {
        Entry entry = header.tensors().get(name);
        if (entry == null) {
            throw new SafetensorsException(file, "there is no tensor " + FileText.words(name) + "; there are "
                    + KeyMatch.first(names()));
        }
        // The size of a tensor of an unknown type was not compared with its bytes, and must not be reserved.
        ElementType type = type(name, entry);
        Tensor tensor = Tensor.zeros(shape(name, entry));
        try {
            read(type, data + entry.begin(), tensor.data());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return tensor;
    }

    private void read(ElementType type, long begin, float[] numbers) throws IOException {
        float[] chunk = new float[Math.min(CHUNK, numbers.length)];
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            byte[] read = bytes.read(begin + (long) from * type.bytes(), count * type.bytes());
            float[] target = count == chunk.length ? chunk : new float[count];
            type.read(MemorySegment.ofArray(read), target);
            System.arraycopy(target, 0, numbers, from, count);
        }
    }

    private ElementType type(String name, Entry entry) throws SafetensorsException {
        return Stream.of(ElementType.values()).filter(type -> type.name().equals(entry.type())).findFirst()
                .orElseThrow(() -> new SafetensorsException(file, "tensor " + name + " has numbers of the dtype "
                        + FileText.words(entry.type()) + ", which cannot be read; convert it to F32"));
    }

    private Shape shape(String name, Entry entry) throws SafetensorsException {
        try {
            return Shape.of(entry.extents().stream().mapToInt(Math::toIntExact).toArray());
        } catch (ShapeException | ArithmeticException e) {
            throw new SafetensorsException(file, "tensor " + name + " of shape " + entry.extents()
                    + " is empty or too large; it should hold 1 to 2^31 - 1 numbers", e);
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a file atomically, replacing an existing one.
     *
     * @param tensors by name, written as F32 in the map's order; names have neither control characters nor more than
     *     1000 characters
     * @param metadata strings stored beside the tensors, by key
     * @throws FileWriteException if it cannot be written; an existing file is then unchanged
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws FileWriteException {
        tensors.keySet().forEach(name -> {
            if (name.equals(SafetensorsHeader.METADATA) || !SafetensorsHeader.isName(name)) {
                throw new IllegalArgumentException("a tensor cannot be named " + FileText.words(name));
            }
        });
        Map<String, Entry> entries = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            Shape shape = tensor.getValue().shape();
            long begin = end;
            end += (long) shape.size() * Float.BYTES;
            entries.put(tensor.getKey(), new Entry(ElementType.F32.name(),
                    Arrays.stream(shape.extents()).asLongStream().boxed().toList(), begin, end));
        }
        String json = new SafetensorsHeader(entries, metadata).json();
        AtomicFile.write(file, out -> SafetensorsWriter.write(out, json, tensors.values()));
    }
}

package bowman.weights;

import bowman.file.FileText;
import bowman.graph.Shape;
import bowman.graph.ShapeException;
import bowman.runtime.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open file that {@code torch.save} wrote: a state dict, or a dictionary that holds one. Both of PyTorch's formats
 * are read, the zip archive and the older stream. A tensor is read on request.
 *
 * <p>Numbers of the types float32, float16, bfloat16, float64, bool and of whole numbers of 8 to 64 bits are read. No
 * code in a file is executed, see {@link TorchUnpickler}.
 */
public final class TorchCheckpoint implements WeightsFile {

    /** The largest ratio of the tensors' elements to the storages' elements, more than shared weights ever need. */
    private static final int LARGEST_SHARING = 16;

    /** The most numbers that are read for the sake of those between them, of all tensors together. */
    private static final long MOST_READ = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final TorchContainer container;
    private final TorchStateDict stateDict;
    private final Map<String, TorchTensor> tensors;

    private TorchCheckpoint(Path file, TorchContainer container, Optional<String> key) throws IOException {
        this.file = file;
        this.container = container;
        this.stateDict = new TorchStateDict(container.root(), key);
        this.tensors = stateDict.tensors();
        checkSizes(Files.size(file));
        checkSharing();
    }

    /**
     * Returns whether a file begins like a PyTorch checkpoint: as a zip archive, or as a pickle and not as safetensors.
     */
    static boolean isAt(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(Long.BYTES + 1);
            return isArchive(head) || head.length > 0 && (head[0] & 0xFF) == 0x80
                    && (head.length <= Long.BYTES || head[Long.BYTES] != '{');
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isArchive(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Opens a file and decodes the descriptions of its tensors; any thread may then read from it.
     *
     * @throws TorchCheckpointException if there is no such file, or it is not a checkpoint with a state dict
     */
    public static TorchCheckpoint open(Path file) throws TorchCheckpointException {
        return open(file, Optional.empty());
    }

    /** Opens a file; if the key leads to a dictionary in it, with the tensors of that one. */
    static TorchCheckpoint open(Path file, Optional<String> key) throws TorchCheckpointException {
        try {
            TorchContainer container = container(file);
            try {
                return new TorchCheckpoint(file, container, key);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                container.close();
                throw e;
            }
        } catch (TorchDefectException e) {
            throw new TorchCheckpointException(file, e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new TorchCheckpointException(file, "there is no such file; check the path", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TorchContainer container(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return isArchive(in.readNBytes(4)) ? TorchArchive.open(file) : TorchStream.open(file);
        }
    }

    private static TorchCheckpointException unreadable(Path file, IOException e) {
        return new TorchCheckpointException(file, "the checkpoint cannot be read ("
                + (e.getMessage() == null ? e.getClass().getSimpleName() : FileText.words(e.getMessage()))
                + "); it is truncated or damaged, copy or download it again", e);
    }

    /** Storages that overlap in the file could together be larger than the file. */
    private void checkSizes(long size) {
        Map<String, TorchStorage> storages = new LinkedHashMap<>();
        tensors.values().forEach(tensor -> storages.put(tensor.storage().key(), tensor.storage()));
        long bytes = 0;
        for (TorchStorage storage : storages.values()) {
            bytes += storage.bytes();
            if (bytes > size) {
                throw new TorchDefectException("its storages should hold more than the " + size
                        + " bytes of the file; the file is damaged, copy or download it again");
            }
        }
    }

    private void checkSharing() {
        long stored = tensors.values().stream().map(TorchTensor::storage).distinct()
                .mapToLong(TorchStorage::elements).sum();
        long held = 0;
        long read = 0;
        for (TorchTensor tensor : tensors.values()) {
            held += tensor.elements();
            read += tensor.elements() == 0 ? 0 : tensor.span();
            if (held > LARGEST_SHARING * stored || read > Math.max(LARGEST_SHARING * stored, MOST_READ)) {
                throw new TorchDefectException("its tensors hold the same numbers more than " + LARGEST_SHARING
                        + " times; save copies of them with .clone()");
            }
        }
    }

    @Override
    public String format() {
        return container.format();
    }

    @Override
    public Map<String, Description> tensors() {
        Map<String, Description> descriptions = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> descriptions.put(name,
                new Description(tensor.storage().type().name(), tensor.extents())));
        return Collections.unmodifiableMap(descriptions);
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public List<String> remarks() {
        return stateDict.remark().stream().toList();
    }

    /** Returns whether these are the tensors of the dictionary to which a key leads. */
    boolean isAt(String key) {
        return stateDict.key().filter(key::equals).isPresent();
    }

    /** Returns the keys that lead to a state dict. */
    List<String> keys() {
        return stateDict.keys();
    }

    @Override
    public Tensor tensor(String name) throws TorchCheckpointException {
        TorchTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new TorchCheckpointException(file, "there is no tensor " + FileText.words(name) + "; there are "
                    + KeyMatch.first(tensors.keySet()), null);
        }
        try {
            Shape shape = Shape.of(tensor.extents().stream().mapToInt(Math::toIntExact).toArray());
            return tensor.of(shape, span(tensor, Math.toIntExact(tensor.span())));
        } catch (ShapeException | ArithmeticException e) {
            throw new TorchCheckpointException(file, "tensor " + FileText.words(name) + " of shape " + tensor.extents()
                    + " is empty or too large; it should hold 1 to 2^31 - 1 numbers", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private float[] span(TorchTensor tensor, int count) throws IOException {
        ElementType type = tensor.storage().type();
        float[] span = new float[count];
        try (InputStream in = container.open(tensor.storage(), tensor.offset() * type.bytes())) {
            for (int from = 0; from < count; from += CHUNK) {
                float[] chunk = new float[Math.min(CHUNK, count - from)];
                byte[] bytes = in.readNBytes(chunk.length * type.bytes());
                if (bytes.length < chunk.length * type.bytes()) {
                    throw new EOFException("storage " + tensor.storage().key() + " ends early");
                }
                if (container.order() == ByteOrder.BIG_ENDIAN) {
                    reverse(bytes, type.bytes());
                }
                type.read(MemorySegment.ofArray(bytes), chunk);
                System.arraycopy(chunk, 0, span, from, chunk.length);
            }
        }
        return span;
    }

    /** Reverses the bytes of every number. */
    private static void reverse(byte[] bytes, int width) {
        for (int at = 0; at < bytes.length; at += width) {
            for (int i = 0; i < width / 2; i++) {
                byte first = bytes[at + i];
                bytes[at + i] = bytes[at + width - 1 - i];
                bytes[at + width - 1 - i] = first;
            }
        }
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            container.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

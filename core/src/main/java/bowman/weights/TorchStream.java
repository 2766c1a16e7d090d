package bowman.weights;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint of PyTorch before 1.6, and of later ones on demand: five pickles one after the other (a magic number, a
 * version, the system, the saved object, the keys of the storages), then the storages in the order of the keys, each as
 * the number of its elements, 8 bytes, and its bytes, all little-endian.
 */
final class TorchStream implements TorchContainer {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Integer VERSION = 1001;
    private static final ValueLayout.OfLong COUNT = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final MemorySegment whole;
    private final Object root;
    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();
    private final Map<String, Long> begins = new HashMap<>();

    private TorchStream(Arena arena, MemorySegment whole) throws IOException {
        this.arena = arena;
        this.whole = whole;
        SegmentInput pickles = new SegmentInput(whole.asSlice(0, Math.min(whole.byteSize(), LARGEST_PICKLE)));
        TorchUnpickler unpickler = new TorchUnpickler(pickles, this::collect);
        try {
            if (!MAGIC.equals(unpickler.next()) || !VERSION.equals(unpickler.next())) {
                throw new TorchDefectException("it is a pickle, but not one that torch.save wrote;"
                        + " choose a PyTorch checkpoint or a safetensors file");
            }
            unpickler.next();
            this.root = unpickler.next();
            place(unpickler.next(), pickles.position());
        } catch (IOException | TorchDefectException e) {
            if (pickles.remaining() == 0 && whole.byteSize() > LARGEST_PICKLE) {
                throw TorchContainer.tooLarge();
            }
            throw e;
        }
    }

    @SuppressWarnings("MustBeClosed") // what is returned closes it
    static TorchStream open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new TorchStream(arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private void collect(TorchStorage storage) {
        TorchStorage known = storages.putIfAbsent(storage.key(), storage);
        if (known != null && !known.equals(storage)) {
            throw new TorchDefectException("storage " + storage.key()
                    + " has two types or sizes; load it with PyTorch and save the state_dict in the zip format");
        }
    }

    private void place(Object keys, long end) {
        if (!(keys instanceof List<?> list)) {
            throw unlisted();
        }
        long at = end;
        for (Object name : list) {
            if (!(name instanceof String key) || !storages.containsKey(key)) {
                throw unlisted();
            }
            TorchStorage storage = storages.get(key);
            if (whole.byteSize() - at < Long.BYTES || whole.byteSize() - at - Long.BYTES < storage.bytes()) {
                throw new TorchDefectException("storage " + key + " of " + storage.bytes() + " bytes reaches beyond the"
                        + " file of " + whole.byteSize() + "; the file is truncated, copy or download it again");
            }
            if (whole.get(COUNT, at) != storage.elements()) {
                throw new TorchDefectException("storage " + key + " should hold " + storage.elements()
                        + " numbers, but holds " + whole.get(COUNT, at)
                        + "; the file is damaged, copy or download it again");
            }
            begins.put(key, at + Long.BYTES);
            at += Long.BYTES + storage.bytes();
        }
        if (begins.size() < storages.size()) {
            throw unlisted();
        }
    }

    private static TorchDefectException unlisted() {
        return new TorchDefectException("its list of storages is not that of its tensors;"
                + " the file is damaged, copy or download it again");
    }

    @Override
    public String format() {
        return "PyTorch checkpoint (legacy)";
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public InputStream open(TorchStorage storage, long first) {
        return new SegmentInput(whole.asSlice(begins.get(storage.key()) + first, storage.bytes() - first));
    }

    @Override
    public void close() {
        arena.close();
    }
}

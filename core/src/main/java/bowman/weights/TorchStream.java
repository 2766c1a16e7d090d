package bowman.weights;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
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

    private final FileBytes whole;
    private final Object root;
    private final Map<String, TorchStorage> storages = new LinkedHashMap<>();
    private final Map<String, Long> begins = new HashMap<>();

    private TorchStream(FileBytes whole) throws IOException {
        this.whole = whole;
        byte[] begin = whole.read(0, (int) Math.min(whole.size(), LARGEST_PICKLE));
        SegmentInput pickles = new SegmentInput(MemorySegment.ofArray(begin));
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
            if (pickles.remaining() == 0 && whole.size() > LARGEST_PICKLE) {
                throw TorchContainer.tooLarge();
            }
            throw e;
        }
    }

    static TorchStream open(Path file) throws IOException {
        FileBytes bytes = FileBytes.open(file);
        try {
            return new TorchStream(bytes);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            bytes.close();
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

    private void place(Object keys, long end) throws IOException {
        if (!(keys instanceof List<?> list)) {
            throw unlisted();
        }
        long at = end;
        for (Object name : list) {
            if (!(name instanceof String key) || !storages.containsKey(key)) {
                throw unlisted();
            }
            TorchStorage storage = storages.get(key);
            if (whole.size() - at < Long.BYTES || whole.size() - at - Long.BYTES < storage.bytes()) {
                throw new TorchDefectException("storage " + key + " of " + storage.bytes() + " bytes reaches beyond the"
                        + " file of " + whole.size() + "; the file is truncated, copy or download it again");
            }
            long count = ByteBuffer.wrap(whole.read(at, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (count != storage.elements()) {
                throw new TorchDefectException("storage " + key + " should hold " + storage.elements()
                        + " numbers, but holds " + count
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
        return whole.stream(begins.get(storage.key()) + first, storage.bytes() - first);
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}

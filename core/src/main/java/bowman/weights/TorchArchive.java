package bowman.weights;

import bowman.file.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A checkpoint of PyTorch 1.6 and later: a zip archive with {@code data.pkl}, {@code byteorder} and an entry {@code
 * data/<key>} per storage in one folder. PyTorch compresses none of them, so a compressed one, which could hold more
 * than the file's size, is refused.
 */
final class TorchArchive implements TorchContainer {

    private static final String PICKLE = "data.pkl";

    /** The most entries, of which a network of ten thousand tensors has about that many. */
    private static final int MOST_ENTRIES = 1 << 15;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final Set<TorchStorage> checked = new HashSet<>();
    private final String folder;
    private final ByteOrder order;
    private final Object root;

    private TorchArchive(ZipFile zip) throws IOException {
        this.zip = zip;
        this.entries = entries(zip);
        this.folder = folder();
        this.order = !entries.containsKey(folder + "byteorder")
                || !new String(bytes("byteorder"), StandardCharsets.US_ASCII).strip().equals("big")
                        ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        this.root = new TorchUnpickler(new SegmentInput(MemorySegment.ofArray(bytes(PICKLE))), this::check).next();
    }

    static TorchArchive open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new TorchArchive(zip);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            zip.close();
            throw e;
        }
    }

    /** The entries by name: a zip file can give its names the same hash, so that each search in it would take long. */
    private static Map<String, ZipEntry> entries(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw new TorchDefectException("it has " + zip.size() + " entries, and at most " + MOST_ENTRIES
                    + " are read; load it with PyTorch and save the state_dict alone");
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        zip.stream().forEach(entry -> {
            if (entries.putIfAbsent(entry.getName(), entry) != null) {
                throw new TorchDefectException("it has two entries of the name " + FileText.words(entry.getName())
                        + "; the file is damaged, copy or download it again");
            }
        });
        return entries;
    }

    private String folder() {
        return entries.keySet().stream().filter(name -> name.matches("[^/]+/data\\.pkl")).findFirst()
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(() -> new TorchDefectException("it is a zip archive without a data.pkl, so it is not a"
                        + " PyTorch checkpoint; choose the file that torch.save wrote"));
    }

    private void check(TorchStorage storage) {
        if (!checked.add(storage)) {
            return;
        }
        long size = entry("data/" + storage.key()).getSize();
        if (size != storage.bytes()) {
            throw new TorchDefectException("storage " + storage.key() + " should have " + storage.bytes()
                    + " bytes, but has " + size + "; the file is damaged, copy or download it again");
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(folder + name);
        if (entry == null) {
            throw new TorchDefectException("the entry " + name
                    + " is missing in it; the file is damaged, copy or download it again");
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new TorchDefectException("the entry " + name + " in it is compressed, which torch.save never does;"
                    + " use the file as torch.save wrote it");
        }
        return entry;
    }

    private byte[] bytes(String name) throws IOException {
        ZipEntry entry = entry(name);
        if (entry.getSize() > LARGEST_PICKLE) {
            throw TorchContainer.tooLarge();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(LARGEST_PICKLE);
        }
    }

    @Override
    public String format() {
        return "PyTorch checkpoint (zip)";
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteOrder order() {
        return order;
    }

    @Override
    public InputStream open(TorchStorage storage, long first) throws IOException {
        InputStream in = zip.getInputStream(entry("data/" + storage.key()));
        in.skipNBytes(first);
        return in;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package bowman.weights;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** PyTorch checkpoints for tests: genuine ones, and archives put together by hand. */
final class TorchFiles {

    private TorchFiles() {
    }

    /** A file that {@code make.py} wrote. */
    static Path genuine(String name) {
        try {
            return Path.of(TorchFiles.class.getResource("torch/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An archive in a folder, of a pickle and its storage 0, whose numbers are "little" or "big" endian. */
    static Path archive(Path folder, Pickle pickle, byte[] storage, String order) throws IOException {
        Path file = folder.resolve("made.pth");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", pickle.bytes()).stored("byteorder", order.getBytes(StandardCharsets.US_ASCII))
                    .stored("data/0", storage);
        }
        return file;
    }

    /** Writes a zip archive entry by entry. */
    static final class Archive implements AutoCloseable {

        private final ZipOutputStream zip;

        Archive(Path file) throws IOException {
            this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }

        Archive stored(String name, byte[] bytes) throws IOException {
            ZipEntry entry = new ZipEntry("archive/" + name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setCrc(crc.getValue());
            return put(entry, bytes);
        }

        Archive compressed(String name, byte[] bytes) throws IOException {
            return put(new ZipEntry("archive/" + name), bytes);
        }

        private Archive put(ZipEntry entry, byte[] bytes) throws IOException {
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
            return this;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Writes a pickle of protocol 2, opcode by opcode. */
    static final class Pickle {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Pickle() {
            op(0x80).op(2);
        }

        Pickle op(int opcode) {
            bytes.write(opcode);
            return this;
        }

        Pickle global(String module, String name) {
            bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Pickle text(String text) {
            byte[] characters = text.getBytes(StandardCharsets.UTF_8);
            op('X').word(characters.length, Integer.BYTES);
            bytes.writeBytes(characters);
            return this;
        }

        Pickle whole(long number) {
            return op(0x8A).op(Long.BYTES).word(number, Long.BYTES);
        }

        Pickle word(long number, int width) {
            for (int i = 0; i < width; i++) {
                op((int) (number >>> 8 * i) & 0xFF);
            }
            return this;
        }

        Pickle wholes(long... numbers) {
            op('(');
            for (long number : numbers) {
                whole(number);
            }
            return op('t');
        }

        /** The view x of a storage 0 of floats, as the one tensor of a dictionary. */
        static Pickle ofView(long elements, long offset, long[] extents, long[] strides) {
            return new Pickle().op('}').text("x").view(elements, offset, extents, strides).op('s').op('.');
        }

        Pickle view(long elements, long offset, long[] extents, long[] strides) {
            return view("0", elements, offset, extents, strides);
        }

        Pickle view(String key, long elements, long offset, long[] extents, long[] strides) {
            return global("torch._utils", "_rebuild_tensor_v2").op('(')
                    .op('(').text("storage").global("torch", "FloatStorage").text(key).text("cpu").whole(elements)
                    .op('t').op('Q')
                    .whole(offset).wholes(extents).wholes(strides).op(0x89)
                    .global("collections", "OrderedDict").op(')').op('R')
                    .op('t').op('R');
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}

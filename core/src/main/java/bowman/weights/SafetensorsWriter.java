package bowman.weights;

import bowman.runtime.Tensor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

/** Writes safetensors files beside their place, forces them to the disk, then renames them. */
final class SafetensorsWriter {

    /** Headers are padded with blanks so that the tensors begin at a multiple of this many bytes. */
    private static final int ALIGNMENT = 8;

    private static final int CHUNK = 1 << 18;

    private SafetensorsWriter() {
    }

    static void write(Path file, String header, Collection<Tensor> tensors) throws SafetensorsException {
        Path target = file.toAbsolutePath();
        Path part = beside(target);
        try {
            Files.createDirectories(target.getParent());
            try {
                fill(part, header, tensors);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new SafetensorsException(file, "the file cannot be written (" + reason(e)
                    + "); free space or choose another folder", e);
        }
    }

    /** Where the file is written before it gets its name. */
    static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    /** Through a stream, since a channel would be closed by an interrupt of the thread, and the file lost. */
    private static void fill(Path part, String header, Collection<Tensor> tensors) throws IOException {
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
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
            out.getFD().sync();
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

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}

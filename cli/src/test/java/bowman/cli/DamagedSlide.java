package bowman.cli;

import bowman.io.pyramid.PyramidOptions;
import bowman.io.pyramid.PyramidWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A slide of noise, whose tiles are stored one after the other, with some of its bytes overwritten. */
final class DamagedSlide {

    static final int WIDTH = 1024;
    static final int HEIGHT = 600;

    private static final int HEAD = 16;

    private DamagedSlide() {
    }

    /** @param bytes the number of bytes to overwrite, from those of the first tile on */
    static Path write(Path file, int bytes) throws IOException {
        try (PyramidWriter writer = PyramidWriter.create(file, WIDTH, HEIGHT, PyramidOptions.probabilities())) {
            Random random = new Random(7);
            byte[] row = new byte[WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                random.nextBytes(row);
                writer.addRow(row, 0);
            }
            writer.finish();
        }
        byte[] all = Files.readAllBytes(file);
        long directory = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        Arrays.fill(all, HEAD, (int) Math.min((long) HEAD + bytes, directory), (byte) 0xFF);
        return Files.write(file, all);
    }
}

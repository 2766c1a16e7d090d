package bowman.io.tiff;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses lossless compressions. */
@FunctionalInterface
interface Unpacker {

    /**
     * Fills all of {@code samples}; further data are ignored.
     *
     * @throws BadTileException if the compressed data are damaged or too short
     */
    void unpack(byte[] packed, byte[] samples) throws BadTileException;

    Unpacker NONE = (packed, samples) -> {
        requireAll(Math.min(packed.length, samples.length), samples);
        System.arraycopy(packed, 0, samples, 0, samples.length);
    };

    Unpacker DEFLATE = (packed, samples) -> {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            int done = 0;
            int more = 1;
            while (done < samples.length && more > 0) {
                more = inflater.inflate(samples, done, samples.length - done);
                done += more;
            }
            requireAll(done, samples);
        } catch (DataFormatException e) {
            throw new BadTileException("is not valid Deflate data", e);
        }
    };

    Unpacker PACK_BITS = (packed, samples) -> {
        int from = 0;
        int to = 0;
        while (to < samples.length && from + 1 < packed.length) {
            int head = packed[from++];
            if (head >= 0) {
                int count = Math.min(head + 1, Math.min(packed.length - from, samples.length - to));
                System.arraycopy(packed, from, samples, to, count);
                from += count;
                to += count;
            } else if (head != -128) {
                int end = Math.min(to + 1 - head, samples.length);
                Arrays.fill(samples, to, end, packed[from++]);
                to = end;
            }
        }
        requireAll(to, samples);
    };

    static void requireAll(int done, byte[] samples) throws BadTileException {
        if (done < samples.length) {
            throw new BadTileException("ends after " + done + " of its " + samples.length + " bytes");
        }
    }
}

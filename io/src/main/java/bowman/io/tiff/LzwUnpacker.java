package bowman.io.tiff;

/**
 * LZW by TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first, which grow one code early. Every string of
 * the table is already in the output, so the table holds positions in the output instead of strings.
 */
final class LzwUnpacker implements Unpacker {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_BITS = 12;

    @Override
    public void unpack(byte[] packed, byte[] samples) throws BadTileException {
        if (packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1) {
            throw new BadTileException("is compressed by the LZW variant from before TIFF 5");
        }
        int[] places = new int[1 << MOST_BITS];
        int[] lengths = new int[1 << MOST_BITS];
        int bits = 9;
        int next = END + 1;
        int lastPlace = 0;
        int lastLength = 0;
        int window = 0;
        int held = 0;
        int from = 0;
        int to = 0;
        while (to < samples.length) {
            while (held < bits) {
                if (from == packed.length) {
                    Unpacker.requireAll(to, samples);
                }
                window = window << 8 | packed[from++] & 0xFF;
                held += 8;
            }
            held -= bits;
            int code = window >>> held & (1 << bits) - 1;
            if (code == END) {
                Unpacker.requireAll(to, samples);
            }
            if (code == CLEAR) {
                bits = 9;
                next = END + 1;
                lastLength = 0;
                continue;
            }
            if (lastLength > 0 && next < places.length) {
                places[next] = lastPlace;
                lengths[next++] = lastLength + 1;
            }
            if (code >= next) {
                throw new BadTileException("is not valid LZW data");
            }
            lastPlace = to;
            lastLength = code < CLEAR ? 1 : lengths[code];
            if (code < CLEAR) {
                samples[to++] = (byte) code;
            } else {
                // Byte by byte: a string may reach into its own copy.
                int end = Math.min(samples.length, to + lastLength);
                for (int place = places[code]; to < end;) {
                    samples[to++] = samples[place++];
                }
            }
            if (next == (1 << bits) - 1 && bits < MOST_BITS) {
                bits++;
            }
        }
    }
}

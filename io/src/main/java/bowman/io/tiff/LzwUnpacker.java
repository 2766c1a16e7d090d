package bowman.io.tiff;

/**
 * LZW by TIFF 6.0, section 13: codes of 9 to 12 bits, the highest bit first, which grow one code early; or the variant
 * from before TIFF 5, with the lowest bit first and codes that grow on time. Every string of the table is already in
 * the output, so the table holds positions in the output instead of strings.
 */
final class LzwUnpacker implements Unpacker {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_BITS = 12;

    @Override
    public void unpack(byte[] packed, byte[] samples) throws BadTileException {
        // Both begin with the code 256, in one order of bits or the other.
        boolean lowestFirst = packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1;
        int early = lowestFirst ? 0 : 1;
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
                int more = packed[from++] & 0xFF;
                window = lowestFirst ? window | more << held : window << 8 | more;
                held += 8;
            }
            held -= bits;
            int code = (lowestFirst ? window : window >>> held) & (1 << bits) - 1;
            window = lowestFirst ? window >>> bits : window;
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
            if (next == (1 << bits) - early && bits < MOST_BITS) {
                bits++;
            }
        }
    }
}

package bowman.io.tiff;

/**
 * A decoded tile.
 *
 * @param samples of its pixels
 * @param rowBytes the number of bytes of a row
 * @param rows converts the samples
 */
record DecodedTile(byte[] samples, int rowBytes, SampleRows rows) {

    /** A tile of RGB samples. */
    static DecodedTile rgb(byte[] rgb, int width) {
        return new DecodedTile(rgb, 3 * width, SampleRows.INTERLEAVED);
    }

    /** Writes {@code count} pixels of row {@code y} from column {@code x} on. */
    void read(int x, int y, int count, byte[] rgb, int offset) {
        rows.read(samples, y * rowBytes, x, count, rgb, offset);
    }
}

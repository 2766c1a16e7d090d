package bowman.io.jpeg;

/**
 * The samples of decoded JPEG data.
 *
 * @param header what its markers say
 * @param samples of 8 bits, interleaved, row by row
 */
public record JpegImage(JpegHeader header, byte[] samples) {

    /** The number of columns. */
    public int width() {
        return header.width();
    }

    /** The number of rows. */
    public int height() {
        return header.height();
    }

    /** The number of samples of a pixel. */
    public int bands() {
        return header.components().size();
    }
}

package bowman.io.jpeg;

/** The meaning of the components of JPEG data. */
public enum JpegColor {
    /** One component. */
    GRAY("gray"),
    /** Red, green and blue. */
    RGB("RGB"),
    /** Luma and two chroma components (ITU-T T.871). */
    YCBCR("YCbCr"),
    /** Inks, inverted: 255 is no ink, as Adobe's programs store them. */
    INVERTED_CMYK("CMYK"),
    /** Inks, 255 is most ink. */
    CMYK("CMYK"),
    /** Inverted inks, the first three as luma and chroma. */
    YCCK("YCCK");

    private final String words;

    JpegColor(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

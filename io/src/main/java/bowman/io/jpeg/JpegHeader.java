package bowman.io.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.stream.ImageInputStream;

/**
 * The markers of JPEG data up to its first scan (ITU-T T.81, annex B).
 *
 * @param width columns
 * @param height rows
 * @param jfif whether there is a JFIF marker, which means gray or YCbCr
 * @param adobeTransform the transform in Adobe's marker: 0 for RGB or CMYK, 1 for YCbCr, 2 for YCCK
 * @param components the components of a pixel
 */
public record JpegHeader(int width, int height, boolean jfif, OptionalInt adobeTransform,
        List<Component> components) {

    /** The most scans; a decoder works through the whole image for each, so that small files could take hours. */
    private static final int MOST_SCANS = 100;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;

    /** Copies the list. */
    public JpegHeader {
        components = List.copyOf(components);
    }

    /**
     * A component of a pixel.
     *
     * @param id its number
     * @param across samples per unit across, more than those of the others where these are reduced
     * @param down samples per unit down
     */
    public record Component(int id, int across, int down) {
    }

    /** The size and the components in a frame header. */
    private record Frame(int width, int height, List<Component> components) {
    }

    /**
     * Reads the markers from the position of a stream on, and checks the number of scans.
     *
     * @throws JpegException if the data are no JPEG, or of a kind that no decoder here supports
     */
    public static JpegHeader read(ImageInputStream stream) throws IOException {
        try {
            return parse(stream);
        } catch (EOFException e) {
            throw new JpegException("is truncated within its header", e);
        }
    }

    private static JpegHeader parse(ImageInputStream stream) throws IOException {
        if (stream.readUnsignedByte() != 0xFF || stream.readUnsignedByte() != START_OF_IMAGE) {
            throw new JpegException("is not JPEG data");
        }
        boolean jfif = false;
        OptionalInt adobe = OptionalInt.empty();
        Optional<Frame> frame = Optional.empty();
        for (int marker = marker(stream); marker != START_OF_SCAN; marker = marker(stream)) {
            if (marker == END_OF_IMAGE) {
                throw new JpegException("holds no image");
            }
            if (marker == START_OF_IMAGE || marker == 0x01 || marker >= 0xD0 && marker < START_OF_IMAGE) {
                continue;
            }
            long next = stream.getStreamPosition();
            int length = stream.readUnsignedShort();
            if (marker == JFIF) {
                jfif |= begins(stream, length, "JFIF\0");
            } else if (marker == ADOBE && length >= 14 && begins(stream, length, "Adobe")) {
                stream.skipBytes(6);
                adobe = OptionalInt.of(stream.readUnsignedByte());
            } else if (isFrame(marker)) {
                frame = Optional.of(frame(stream, marker));
            }
            stream.seek(next + Math.max(2, length));
        }
        Frame known = frame.orElseThrow(() -> new JpegException("has no frame header"));
        requireFewScans(stream);
        return new JpegHeader(known.width, known.height, jfif, adobe, known.components);
    }

    /** The next marker; bytes before it are skipped, as decoders do. */
    private static int marker(ImageInputStream stream) throws IOException {
        int last = 0;
        while (true) {
            int one = stream.readUnsignedByte();
            if (last == 0xFF && one != 0xFF && one != 0) {
                return one;
            }
            last = one;
        }
    }

    private static boolean begins(ImageInputStream stream, int length, String word) throws IOException {
        byte[] start = new byte[Math.min(word.length(), Math.max(0, length - 2))];
        stream.readFully(start);
        return new String(start, StandardCharsets.ISO_8859_1).equals(word);
    }

    /** Start of frame, but not the markers between them: Huffman tables, extensions, arithmetic conditions. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
                || marker == 0xF7;
    }

    private static Frame frame(ImageInputStream stream, int marker) throws IOException {
        int bits = stream.readUnsignedByte();
        int height = stream.readUnsignedShort();
        int width = stream.readUnsignedShort();
        int count = stream.readUnsignedByte();
        String kind = switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> bits == 8 ? "" : "samples of " + bits + " bits";
            case 0xC3 -> "lossless coding";
            case 0xF7 -> "JPEG-LS coding";
            case 0xC9, 0xCA, 0xCB -> "arithmetic coding";
            default -> "hierarchical coding";
        };
        if (!kind.isEmpty()) {
            throw JpegException.unsupported(kind);
        }
        if (width == 0 || height == 0 || count == 0) {
            throw new JpegException("claims " + width + "x" + height + " pixels of " + count + " components");
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = stream.readUnsignedByte();
            int factors = stream.readUnsignedByte();
            stream.readUnsignedByte();
            components.add(new Component(id, factors >> 4, factors & 15));
        }
        return new Frame(width, height, components);
    }

    private static void requireFewScans(ImageInputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 14];
        int scans = 1;
        int last = 0;
        for (int count = stream.read(buffer); count > 0; count = stream.read(buffer)) {
            for (int i = 0; i < count; i++) {
                if (last == 0xFF && (buffer[i] & 0xFF) == START_OF_SCAN) {
                    scans++;
                }
                last = buffer[i] & 0xFF;
            }
            if (scans > MOST_SCANS) {
                throw new JpegException("has more than " + MOST_SCANS + " scans");
            }
        }
    }

    /**
     * The meaning of the components: by the JFIF marker, Adobe's marker, components that are numbered by the letters
     * R, G, B, or reduced chroma; otherwise as the file around the data says, and YCbCr if there is none.
     *
     * @param said the meaning by the file around the data, such as a TIFF's tag
     * @throws JpegException if there are neither one, three nor four components
     */
    public JpegColor color(Optional<JpegColor> said) throws JpegException {
        return switch (components.size()) {
            case 1 -> JpegColor.GRAY;
            case 3 -> ofThree(said);
            case 4 -> adobeTransform.isEmpty() ? said.orElse(JpegColor.CMYK)
                    : adobeTransform.getAsInt() == 0 ? JpegColor.INVERTED_CMYK : JpegColor.YCCK;
            default -> throw new JpegException("holds " + components.size() + " components per pixel");
        };
    }

    private JpegColor ofThree(Optional<JpegColor> said) {
        // The order of libjpeg, which most programs decode with.
        if (jfif) {
            return JpegColor.YCBCR;
        }
        if (adobeTransform.isPresent()) {
            return adobeTransform.getAsInt() == 0 ? JpegColor.RGB : JpegColor.YCBCR;
        }
        if (components.get(0).id == 'R' && components.get(1).id == 'G' && components.get(2).id == 'B') {
            return JpegColor.RGB;
        }
        return isReduced() ? JpegColor.YCBCR : said.orElse(JpegColor.YCBCR);
    }

    private boolean isReduced() {
        Component first = components.getFirst();
        return components.stream().skip(1).anyMatch(other -> other.across < first.across || other.down < first.down);
    }

    /** What the meaning of three components was decided by, for messages, where the data say it. */
    public String evidence() {
        if (jfif) {
            return "a JFIF marker";
        }
        if (adobeTransform.isPresent()) {
            return "Adobe's marker";
        }
        return components.size() == 3 && components.getFirst().id == 'R' ? "component numbers R, G, B"
                : isReduced() ? "reduced chroma" : "the default of JPEG";
    }
}

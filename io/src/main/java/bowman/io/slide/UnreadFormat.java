package bowman.io.slide;

import bowman.file.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats of slides and images that are not read, so that files of them are refused by their names. */
enum UnreadFormat {
    MIRAX("a 3DHISTECH MIRAX slide", "mrxs", UnreadFormat.VIPS),
    CELLSENS("an Olympus cellSens slide (VSI)", "vsi", UnreadFormat.BIO_FORMATS),
    HAMAMATSU_VMS("a Hamamatsu slide in several files", "vms vmu ndpis", UnreadFormat.VIPS),
    ZEISS("a Zeiss slide (CZI)", "czi", UnreadFormat.BIO_FORMATS, "ZISRAWFILE"),
    DICOM("a DICOM file", "dcm dicom", UnreadFormat.BIO_FORMATS),
    ISYNTAX("a Philips iSyntax slide", "isyntax i2syntax", UnreadFormat.BIO_FORMATS, "<DataObject ObjectType=\"DPUfs"),
    LEICA_LIF("a Leica LIF file", "lif", UnreadFormat.BIO_FORMATS, "\u0070\0\0\0"),
    NIKON("a Nikon ND2 file", "nd2", UnreadFormat.BIO_FORMATS, "\u00DA\u00CE\u00BE\n"),
    JPEG_2000("a JPEG 2000 image", "jp2 j2k jpx", UnreadFormat.VIPS, "\0\0\0\fjP  ", "\u00FFO\u00FFQ"),
    WEBP("a WebP image", "webp", UnreadFormat.PNG),
    HEIF("a HEIF or AVIF image", "heic heif avif", UnreadFormat.PNG, "\0\0\0\u0018ftyp", "\0\0\0\u001Cftyp",
            "\0\0\0 ftyp"),
    JPEG_XL("a JPEG XL image", "jxl", UnreadFormat.PNG, "\u00FF\n", "\0\0\0\fJXL "),
    PDF("a PDF document", "pdf", UnreadFormat.PNG, "%PDF"),
    SVG("an SVG drawing", "svg", UnreadFormat.PNG, "<svg"),
    HDF5("an HDF5 file", "h5 hdf5 ims", UnreadFormat.BIO_FORMATS, "\u0089HDF\r\n"),
    NUMPY("a NumPy array", "npy npz", UnreadFormat.PNG, "\u0093NUMPY"),
    COMPRESSED("a compressed file", "gz zip", "unpack it first", "\u001F\u008B", "PK\u0003\u0004");

    private static final String VIPS = "convert with: vips tiffsave %s out.tif --tile --pyramid --compression jpeg";
    private static final String BIO_FORMATS = "convert it to OME-TIFF with QuPath or Bio-Formats (bfconvert)";
    private static final String PNG = "convert it to PNG or TIFF";

    /** Extensions of the formats that are read. */
    private static final List<String> IMAGES = List.of("tif", "tiff", "svs", "scn", "bif", "btf", "tf8", "ndpi",
            "jpg", "jpeg", "png");

    private final String words;
    private final String extensions;
    private final String advice;
    private final String[] starts;

    /** @param starts what files of the format may begin with */
    UnreadFormat(String words, String extensions, String advice, String... starts) {
        this.words = words;
        this.extensions = extensions;
        this.advice = advice;
        this.starts = starts;
    }

    /**
     * Refuses the small preview that some formats keep beside a folder of data: an image that could be read, but is not
     * the slide.
     *
     * @throws SlideException if the file is such a preview
     */
    static void requireNoPreview(Path file) throws SlideException {
        if (isNamed(file, MIRAX)) {
            throw MIRAX.refused(file, ", of which this file is a preview");
        }
        if (isNamed(file, CELLSENS)) {
            throw CELLSENS.refused(file, ", of which this file is an overview; its pixels are in the folder _"
                    + FileNames.stem(file) + "_");
        }
    }

    /** Returns whether a file has the name or the beginning of an image, but not that of an archive or an array. */
    static boolean isImage(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Optional<UnreadFormat> format = of(file);
        return format.isPresent() ? format.get().compareTo(PDF) < 0
                : IMAGES.stream().anyMatch(extension -> name.endsWith("." + extension));
    }

    private static boolean isNamed(Path file, UnreadFormat format) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(format.extensions.split(" ")).anyMatch(extension -> name.endsWith("." + extension));
    }

    private static Optional<UnreadFormat> of(Path file) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(512);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return Stream.of(values()).filter(format -> format.begins(text)).findFirst()
                .or(() -> text.startsWith("DICM", 128) ? Optional.of(DICOM) : Optional.empty())
                .or(() -> Stream.of(values()).filter(format -> isNamed(file, format)).findFirst());
    }

    /** An exception with the format of a file that no reader supports. */
    static SlideException refusal(Path file) throws IOException {
        return of(file).map(format -> format.refused(file, ", which is not supported"))
                .orElseGet(() -> new SlideException(
                        file + ": this is not an image that can be read; convert it to JPEG, PNG or TIFF"));
    }

    private boolean begins(String text) {
        return Stream.of(starts).anyMatch(start -> text.startsWith(start)
                || start.startsWith("<") && text.contains(start));
    }

    private SlideException refused(Path file, String what) {
        return new SlideException(file + ": this is " + words + what + "; "
                + advice.replace("%s", file.getFileName().toString()));
    }
}

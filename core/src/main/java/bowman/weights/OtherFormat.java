package bowman.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files that are often given for weights and are none; each is known by its first bytes. */
enum OtherFormat {

    EMPTY("an empty file", "copy or download it again", head -> head.length == 0),
    GIT_LFS("a pointer of Git LFS and not the weights themselves", "fetch them (git lfs pull)",
            text("version https://git-lfs")),
    WEB_PAGE("a web page and not the weights, as servers send if a download needs a login or another link",
            "open the link in a browser, and save the file", head -> start(head).startsWith("<!doctype html")
                    || start(head).startsWith("<html")),
    XML("an XML file", Advice.CHECKPOINT, text("<?xml")),
    JSON("a JSON file", "give the file of weights that lies beside it",
            head -> start(head).startsWith("{") || start(head).startsWith("[")),
    ONNX("an ONNX file, which is written and not read",
            "give the safetensors file or the PyTorch checkpoint that it was made of", OtherFormat::isOnnx),
    HDF5("an HDF5 file, as Keras writes", Advice.PYTORCH, bytes(0, 0x89, 'H', 'D', 'F')),
    TFLITE("a TensorFlow Lite file", Advice.PYTORCH, bytes(4, 'T', 'F', 'L', '3')),
    GGUF("a GGUF file, as language models have", Advice.CHECKPOINT, bytes(0, 'G', 'G', 'U', 'F')),
    NUMPY("a NumPy array", Advice.CHECKPOINT, bytes(0, 0x93, 'N', 'U', 'M', 'P', 'Y')),
    MATLAB("a MATLAB file", Advice.CHECKPOINT, bytes(0, 'M', 'A', 'T', 'L', 'A', 'B')),
    PNG("a PNG image", Advice.CHECKPOINT, bytes(0, 0x89, 'P', 'N', 'G')),
    JPEG("a JPEG image", Advice.CHECKPOINT, bytes(0, 0xFF, 0xD8, 0xFF)),
    TIFF("a TIFF image", Advice.CHECKPOINT, bytes(0, 'I', 'I', '*', 0).or(bytes(0, 'M', 'M', 0, '*'))
            .or(bytes(0, 'I', 'I', '+', 0)).or(bytes(0, 'M', 'M', 0, '+'))),
    PDF("a PDF document", Advice.CHECKPOINT, bytes(0, '%', 'P', 'D', 'F')),
    GZIP("compressed with gzip", Advice.UNPACK, bytes(0, 0x1F, 0x8B)),
    BZIP2("compressed with bzip2", Advice.UNPACK, bytes(0, 'B', 'Z', 'h')),
    XZ("compressed with xz", Advice.UNPACK, bytes(0, 0xFD, '7', 'z', 'X', 'Z')),
    ZSTANDARD("compressed with Zstandard", Advice.UNPACK, bytes(0, 0x28, 0xB5, 0x2F, 0xFD)),
    SEVEN_ZIP("a 7-Zip archive", Advice.UNPACK, bytes(0, '7', 'z', 0xBC, 0xAF)),
    RAR("a RAR archive", Advice.UNPACK, bytes(0, 'R', 'a', 'r', '!')),
    TAR("a tar archive", Advice.UNPACK, bytes(257, 'u', 's', 't', 'a', 'r')),
    TEXT("a text file", Advice.CHECKPOINT, OtherFormat::isText),
    TORCH_SCRIPT("a TorchScript program and not a checkpoint",
            "load it with torch.jit.load, and save its state_dict() with torch.save", _ -> false),
    TORCH_EXPORT("a program of torch.export and not a checkpoint",
            "load it with torch.export.load, and save its state_dict with torch.save", _ -> false),
    KERAS("a Keras model", Advice.PYTORCH, _ -> false),
    NUMPY_ARCHIVE("an archive of NumPy arrays", Advice.CHECKPOINT, _ -> false);

    private static final int HEAD = 512;

    /** The longest header of a safetensors file, in bytes. */
    private static final long LONGEST_HEADER = 100_000_000;

    private final String what;
    private final String advice;
    private final Predicate<byte[]> head;

    OtherFormat(String what, String advice, Predicate<byte[]> head) {
        this.what = what;
        this.advice = advice;
        this.head = head;
    }

    /** What to do about several formats. */
    private static final class Advice {
        static final String CHECKPOINT = "give a PyTorch checkpoint or a safetensors file";
        static final String PYTORCH = "give a PyTorch checkpoint or a safetensors file of a network of"
                + " segmentation_models_pytorch";
        static final String UNPACK = "unpack it, and give the file of weights in it";
    }

    /** Returns the format of a file, if it is one of these; the name alone tells only ONNX files. */
    static Optional<OtherFormat> of(Path file) throws IOException {
        if (file.toString().endsWith(".onnx")) {
            return Optional.of(ONNX);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.empty();
        }
        byte[] head = head(file);
        if (bytes(0, 'P', 'K', 3, 4).test(head)) {
            return ofArchive(file);
        }
        if (isSafetensors(head) || bytes(0, 0x80).test(head)) {
            return Optional.empty();
        }
        return Stream.of(values()).filter(format -> format.head.test(head)).findFirst();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static Optional<OtherFormat> ofArchive(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            if (names.stream().anyMatch(name -> name.matches("[^/]+/(constants\\.pkl|code/.*)"))) {
                return Optional.of(TORCH_SCRIPT);
            }
            if (names.stream().anyMatch(name -> name.matches("([^/]+/)?(serialized_exported_program\\.json"
                    + "|models/model\\.json)"))) {
                return Optional.of(TORCH_EXPORT);
            }
            if (names.contains("model.weights.h5")) {
                return Optional.of(KERAS);
            }
            return !names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))
                    ? Optional.of(NUMPY_ARCHIVE) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever reads the checkpoint says that it is damaged
        }
    }

    private static boolean isSafetensors(byte[] head) {
        if (head.length <= Long.BYTES || head[Long.BYTES] != '{') {
            return false;
        }
        long length = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            length |= (head[i] & 0xFFL) << 8 * i;
        }
        return length >= 0 && length <= LONGEST_HEADER;
    }

    /** An ONNX file begins with its version and with the name of the program that made it. */
    private static boolean isOnnx(byte[] head) {
        return head.length > 4 && head[0] == 0x08 && head[1] > 0 && head[1] < 32 && head[2] == 0x12 && head[3] > 0
                && head.length > 4 + head[3] && isText(Arrays.copyOfRange(head, 4, 4 + head[3]));
    }

    private static boolean isText(byte[] head) {
        for (byte unit : head) {
            if (unit >= 0 && unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r' || unit == 0x7F) {
                return false;
            }
        }
        return !new String(head, 0, Math.max(0, head.length - 3), StandardCharsets.UTF_8).contains("\uFFFD");
    }

    private static Predicate<byte[]> text(String start) {
        return head -> start(head).startsWith(start);
    }

    private static String start(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Predicate<byte[]> bytes(int at, int... expected) {
        return head -> {
            for (int i = 0; i < expected.length; i++) {
                if (head.length <= at + i || (head[at + i] & 0xFF) != expected[i]) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Returns what the file is and what to do. */
    String refusal() {
        return "this is " + what + "; " + advice;
    }
}

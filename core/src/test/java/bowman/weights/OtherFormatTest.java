package bowman.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.weights.TorchFiles.Archive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFormatTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                               | an empty file; copy
            version https://git-lfs.github.com/spec/v1       | a pointer of Git LFS and not the weights themselves; \
            fetch them (git lfs pull)
            <!DOCTYPE html><html><title>Sign in</title>      | a web page and not the weights
            <HTML><body>404</body></HTML>                    | a web page and not the weights
            <?xml version="1.0"?><Error/>                    | an XML file; give
            {"error": "Invalid username or password."}       | a JSON file; give
            [1, 2]                                           | a JSON file; give
            Entry not found                                  | a text file; give
            """)
    void textIsCalledWhatItIs(String text, String what) throws IOException {
        refused(text.getBytes(StandardCharsets.UTF_8), what);
    }

    @ParameterizedTest
    @CsvSource({
        "894844460D0A1A0A0000000000080800, an HDF5 file",
        "1C00000054464C3314002000, a TensorFlow Lite file",
        "47475546030000000000000000, a GGUF file",
        "934E554D5059010076007B27, a NumPy array",
        "89504E470D0A1A0A0000000D49484452, a PNG image",
        "FFD8FFE000104A464946, a JPEG image",
        "49492A0008000000, a TIFF image",
        "4D4D002B00080000, a TIFF image",
        "425A6839314159265359, compressed with bzip2",
        "FD377A585A000004, compressed with xz",
        "28B52FFD0458, compressed with Zstandard",
        "377ABCAF271C0004, a 7-Zip archive",
        "526172211A0701003392, a RAR archive",
        "080712077079746F7263683A, an ONNX file",
    })
    void otherFormatsAreCalledWhatTheyAre(String bytes, String what) throws IOException {
        refused(HexFormat.of().parseHex(bytes), what);
    }

    @Test
    void compressedFilesAreToBeUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[100]);
        }
        refused(bytes.toByteArray(), "compressed with gzip; unpack it, and give the file of weights in it");
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        refused(tar, "a tar archive; unpack it");
    }

    @Test
    void aTorchScriptProgramIsNoCheckpoint() throws IOException {
        Path file = folder.resolve("w.pt");
        try (Archive archive = new Archive(file)) {
            archive.stored("data.pkl", new byte[3]).stored("code/__torch__.py", new byte[3])
                    .stored("constants.pkl", new byte[3]);
        }
        assertThatThrownBy(() -> WeightsFile.open(file)).isInstanceOf(WeightsException.class)
                .hasMessage(file + ": this is a TorchScript program and not a checkpoint; load it with torch.jit.load,"
                        + " and save its state_dict() with torch.save");
    }

    @ParameterizedTest
    @CsvSource({"model.weights.h5, a Keras model", "conv1.npy, an archive of NumPy arrays",
        "w/models/model.json, a program of torch.export"})
    void otherArchivesAreCalledWhatTheyAre(String entry, String what) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        refused(bytes.toByteArray(), what);
    }

    @Test
    void weightsAreNoOtherFormat() throws IOException {
        for (String name : new String[] {"zip.pth", "legacy.pth", "protocol4_legacy.pth", "expected.safetensors"}) {
            assertThat(OtherFormat.of(TorchFiles.genuine(name))).as(name).isEmpty();
        }
    }

    private void refused(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("w.pth"), bytes);
        assertThatThrownBy(() -> WeightsFile.open(file)).isInstanceOf(WeightsException.class).message()
                .startsWith(file + ": this is " + what).contains("; ").hasLineCount(1);
    }
}

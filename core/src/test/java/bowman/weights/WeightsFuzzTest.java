package bowman.weights;

import bowman.file.FileText;
import bowman.fuzz.Fuzzing;
import bowman.json.JsonReader;
import bowman.json.JsonReader.JsonException;
import bowman.model.TrainedNetwork;
import bowman.train.Checkpoint;
import bowman.train.TrainingException;
import bowman.weights.TorchFiles.Archive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of weights. */
class WeightsFuzzTest {

    private static final int MEBIBYTES = 256;
    private static final Predicate<Throwable> REFUSALS = failure -> failure instanceof SafetensorsException
            || failure instanceof TorchCheckpointException || failure instanceof WeightsException
            || failure instanceof TrainingException;

    private static final List<String> PICKLED = List.of("collections\nOrderedDict\n", "ctorch\nFloatStorage\n",
            "ctorch._utils\n_rebuild_tensor_v2\n", "storage", "}", "]", ")", "(", "}\u0094", "\u0085R", "e", "u", "s",
            "Q", "R", "b", "h\0", "h\1", "q\1", "2", "0", ".", "N", "K\7", "cbuiltins\nset\n");

    @TempDir
    private Path folder;

    private static void read(Path file) throws IOException {
        try (WeightsFile weights = WeightsFile.open(file)) {
            weights.metadata();
            for (String name : weights.tensors().keySet()) {
                try {
                    weights.tensor(name);
                } catch (SafetensorsException | TorchCheckpointException e) {
                    if (!REFUSALS.test(e)) {
                        throw e;
                    }
                }
            }
        }
    }

    private static byte[] safetensors(String json, int bytes) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length).put(header).array();
    }

    @Test
    void damagedSafetensorsAreReadOrRefused() throws Exception {
        List<byte[]> valid = List.of(
                safetensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[24,32]}}", 32),
                safetensors("{\"__metadata__\":{\"architecture\":\"unet/resnet18\",\"threshold\":\"0.5\","
                        + "\"input_size\":\"512\",\"intensity_scaling\":\"fixed\",\"recipe\":\"r\",\"seed\":\"1\",\"step\":\"2\","
                        + "\"momentum_product\":\"0.5\"},\"w\":{\"dtype\":\"BF16\",\"shape\":[1,4],"
                        + "\"data_offsets\":[0,8]},\"w/first_moment\":{\"dtype\":\"F16\",\"shape\":[2],"
                        + "\"data_offsets\":[8,12]}}", 12));
        new Fuzzing("safetensors", ".safetensors", List.of("\"dtype\":", "\"shape\":[", "[", "{", "\"", "\\u001b", ",",
                "\"F64\"", "\"U8\"", "\"__metadata__\":{", "\"data_offsets\":[", "0,", "e9", "\u202E"), valid,
                MEBIBYTES,
                3000).run(folder, file -> {
                    read(file);
                    readAs(() -> TrainedNetwork.read(file));
                    readAs(() -> Checkpoint.read(file));
                }, REFUSALS);
    }

    /** A file without what a reader needs is refused as well. */
    private static void readAs(Callable<?> reading) throws Exception {
        try {
            reading.call();
        } catch (WeightsException | TrainingException | SafetensorsException e) {
            if (!FileText.isPrintable(e.getMessage())) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<byte[]> genuine(String... names) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.readAllBytes(TorchFiles.genuine(name + ".pth")));
        }
        return files;
    }

    @Test
    void damagedArchivesOfPytorchAreReadOrRefused() throws Exception {
        new Fuzzing("archive of PyTorch", ".pth", PICKLED, genuine("zip", "views", "program", "half"), MEBIBYTES, 600)
                .run(folder, WeightsFuzzTest::read, REFUSALS);
    }

    @Test
    void damagedStreamsOfPytorchAreReadOrRefused() throws Exception {
        new Fuzzing("stream of PyTorch", ".pth", PICKLED, genuine("legacy", "views_legacy", "program_legacy",
                "protocol4_legacy"), MEBIBYTES, 1000).run(folder, WeightsFuzzTest::read, REFUSALS);
    }

    @Test
    void damagedPicklesInWholeArchivesAreReadOrRefused() throws Exception {
        List<byte[]> pickles = new ArrayList<>();
        for (String name : List.of("zip", "views", "program_protocol4", "lightning")) {
            try (ZipFile zip = new ZipFile(TorchFiles.genuine(name + ".pth").toFile())) {
                pickles.add(zip.getInputStream(zip.stream().filter(entry -> entry.getName().endsWith("/data.pkl"))
                        .findFirst().orElseThrow()).readAllBytes());
            }
        }
        Path whole = folder.resolve("whole.pth");
        new Fuzzing("pickle", ".pkl", PICKLED, pickles, MEBIBYTES, 800).run(folder, file -> {
            try (Archive archive = new Archive(whole)) {
                archive.stored("data.pkl", Files.readAllBytes(file)).stored("data/0", new byte[8]);
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            try {
                read(file);
            } catch (TorchCheckpointException e) {
                // Storages of the genuine file are missing: the valid pickle gets as far as that.
                if (!e.getMessage().contains("storage") && !e.getMessage().contains("is missing in it")) {
                    throw e;
                }
            }
        }, REFUSALS);
    }

    @Test
    void damagedJsonIsReadOrRefused() throws Exception {
        List<byte[]> valid = List.of("{\"a\":[1,-2.5e3,true,null,\"\\u00e9\\n\"],\"b\":{}}".getBytes(
                StandardCharsets.UTF_8));
        new Fuzzing("JSON", ".json", List.of("[", "{", "\"", "\\u001b", "\\", "1e", "tru"), valid, 64, 2000).run(
                folder,
                file -> {
                    try {
                        JsonReader.read(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                    } catch (JsonException e) {
                        throw new WeightsException(file + ": " + e.getMessage());
                    }
                }, REFUSALS);
    }
}

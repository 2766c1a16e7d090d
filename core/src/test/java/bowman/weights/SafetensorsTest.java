package bowman.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("layer.weight", new Tensor(Shape.of(2, 3), new float[] {1, -2, 3.5f, Float.MIN_VALUE, 5, 6}));
        tensors.put("é \"\\", new Tensor(Shape.SCALAR, new float[] {Float.NaN}));
        tensors.put("a", new Tensor(Shape.of(1), new float[] {7}));
        Path file = folder.resolve("new/w.safetensors");
        Safetensors.write(file, tensors, Map.of("step", "12", "quote", "\"\t\u001B"));
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.names()).as("names in the order of writing").containsExactlyElementsOf(tensors.keySet());
            for (String name : tensors.keySet()) {
                assertThat(read.tensor(name).shape()).isEqualTo(tensors.get(name).shape());
                assertThat(read.tensor(name).data()).as("numbers of " + name).isEqualTo(tensors.get(name).data());
            }
            assertThat(read.metadata()).isEqualTo(Map.of("step", "12", "quote", "\"\t\u001B"));
        }
    }

    @Test
    void tensorsBeginAtAMultipleOfEightBytes() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of("abc", Tensor.zeros(Shape.of(3))), Map.of());
        long header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).as("remainder of the header's length").isZero();
        assertThat(Files.size(file)).isEqualTo(8 + header + 12);
    }

    @Test
    void aFileOfThePythonLibraryIsRead() throws IOException {
        // safetensors.numpy.save({"b": float32 [[1, 2]], "a": int64 5}, metadata={"format": "pt"})
        Path file = file("{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"I64\",\"shape\":[],"
                + "\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]}}     ",
                data(16).putLong(5).putFloat(1).putFloat(2));
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.tensor("a")).satisfies(a -> assertThat(a.data()).containsExactly(5));
            assertThat(read.tensor("b").data()).containsExactly(1, 2);
            assertThat(read.tensor("b").shape()).isEqualTo(Shape.of(1, 2));
            assertThat(read.metadata()).containsEntry("format", "pt");
        }
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("BOOL", 1, data(2).put((byte) 0).put((byte) 1), new float[] {0, 1}),
                Arguments.of("U8", 1, data(2).put((byte) 200).put((byte) 3), new float[] {200, 3}),
                Arguments.of("I8", 1, data(2).put((byte) -7).put((byte) 3), new float[] {-7, 3}),
                Arguments.of("U16", 2, data(4).putShort((short) 65535).putShort((short) 3), new float[] {65535, 3}),
                Arguments.of("I16", 2, data(4).putShort((short) -9).putShort((short) 3), new float[] {-9, 3}),
                Arguments.of("F16", 2, data(4).putShort((short) 0x3E00).putShort((short) 0xC000),
                        new float[] {1.5f, -2}),
                Arguments.of("BF16", 2, data(4).putShort((short) 0x3FC0).putShort((short) 0xC000),
                        new float[] {1.5f, -2}),
                Arguments.of("U32", 4, data(8).putInt(-1).putInt(3), new float[] {4294967296f, 3}),
                Arguments.of("I32", 4, data(8).putInt(-11).putInt(3), new float[] {-11, 3}),
                Arguments.of("U64", 8, data(16).putLong(-1).putLong(3), new float[] {0x1p64f, 3}),
                Arguments.of("I64", 8, data(16).putLong(-1).putLong(3), new float[] {-1, 3}),
                Arguments.of("F64", 8, data(16).putDouble(0.1).putDouble(-3), new float[] {0.1f, -3}));
    }

    @ParameterizedTest
    @MethodSource("types")
    void numbersOfEveryTypeAreReadAsFloats(String type, int bytes, ByteBuffer data, float[] expected)
            throws IOException {
        Path file = file("{\"x\":{\"dtype\":\"%s\",\"shape\":[2],\"data_offsets\":[0,%d]}}".formatted(type, 2 * bytes),
                data);
        try (Safetensors read = Safetensors.open(file)) {
            assertThat(read.tensor("x").data()).as("two numbers of the type " + type).isEqualTo(expected);
        }
    }

    @Test
    void aTypeThatCannotBeReadIsNamedWithTheMend() throws IOException {
        Path file = file("{\"x\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}", data(2));
        try (Safetensors read = Safetensors.open(file)) {
            assertThatThrownBy(() -> read.tensor("x")).isInstanceOf(SafetensorsException.class)
                    .hasMessage(file + ": tensor x has numbers of the dtype F8_E4M3, which cannot be read;"
                            + " convert it to F32");
        }
    }

    @Test
    void anEmptyTensorIsRefusedWhenItIsRead() throws IOException {
        Path file = file("{\"x\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[0,0]}}", data(0));
        try (Safetensors read = Safetensors.open(file)) {
            assertThatThrownBy(() -> read.tensor("x")).isInstanceOf(SafetensorsException.class)
                    .hasMessageContaining("tensor x of shape [0, 3] is empty or too large");
        }
    }

    @Test
    void aTensorThatIsNotThereIsNamedTogetherWithThoseThatAre() throws IOException {
        Path file = file(tensor("x", 0, 8), data(8));
        try (Safetensors read = Safetensors.open(file)) {
            assertThatThrownBy(() -> read.tensor("y")).isInstanceOf(SafetensorsException.class)
                    .hasMessage(file + ": there is no tensor y; there are x");
        }
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                Arguments.of("truncated data", tensor("x", 0, 8), 7, "tensor x ends at byte 8 of the data, but the file"
                        + " is truncated or damaged: it holds 7"),
                Arguments.of("data after the last tensor", tensor("x", 0, 8), 9, "the tensors end at byte 8"),
                Arguments.of("overlap", members(tensor("x", 0, 8), tensor("y", 4, 12)), 12,
                        "tensors x and y overlap"),
                Arguments.of("the same place twice", members(tensor("x", 0, 8), tensor("y", 0, 8)), 8,
                        "tensors x and y overlap"),
                Arguments.of("gap", members(tensor("x", 0, 8), tensor("y", 12, 20)), 20,
                        "between x and tensor y there is a gap"),
                Arguments.of("gap at the start", tensor("x", 8, 16), 16, "between the header and tensor x"),
                Arguments.of("twice the same name", members(tensor("x", 0, 8), tensor("x", 8, 16)), 16,
                        "the name x occurs twice"),
                Arguments.of("offsets beyond the file", tensor("x", 1L << 40, (1L << 40) + 8), 8, "truncated"),
                Arguments.of("backward offsets", tensor("x", 8, 0), 8, "data_offsets that are not a range"),
                Arguments.of("negative offset", tensor("x", -8, 0), 8, "with elements that are not whole numbers"),
                Arguments.of("shape and bytes differ", tensor("x", 0, 12), 12, "does not have 12 bytes"),
                Arguments.of("a shape beyond all files",
                        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}", 0,
                        "does not have 0 bytes"),
                Arguments.of("fraction as extent",
                        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "not whole numbers"),
                Arguments.of("no dtype", "{\"x\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "x has no dtype"),
                Arguments.of("no shape", "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}", 4, "x has no shape"),
                Arguments.of("no offsets", "{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "x has no data_offsets"),
                Arguments.of("tensor that is a number", "{\"x\":1}", 4, "tensor x is not an object"),
                Arguments.of("metadata that is no text", "{\"__metadata__\":{\"a\":1}}", 0, "a is not a string"),
                Arguments.of("array", "[1,2,3]", 0, "the header is not an object"),
                Arguments.of("half an object", "{\"x\":", 0, "more was expected at character 5"),
                Arguments.of("two objects", "{}{}", 0, "the end was expected at character 2"),
                Arguments.of("comma at the end", "{\"x\":{},}", 0, "a string was expected"),
                Arguments.of("too deep", "[".repeat(10_000), 0, "at most 16 values within each other"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void aDefectOfTheHeaderIsOneSentenceWithTheFileAndTheMend(String defect, String json, int bytes, String message)
            throws IOException {
        Path file = file(json, data(bytes).position(bytes));
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith(file + ": the header is not valid (")
                .hasMessageContaining(message)
                .hasMessageEndingWith("; copy or export the file again");
    }

    @Test
    void aHeaderLengthBeyondTheFileIsReported() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.write(file, data(16).putLong(1L << 50).array());
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the header should have 1125899906842624 bytes in a file of 16");
    }

    @Test
    void aNegativeHeaderLengthIsReported() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.write(file, data(16).putLong(-1).array());
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the header should have 18446744073709551615 bytes");
    }

    @Test
    void aHeaderThatIsNotTextIsReported() throws IOException {
        Path file = folder.resolve("w.safetensors");
        Files.write(file, data(16).putLong(4).put(new byte[] {'{', (byte) 0xFF, (byte) 0xFE, '}'}).array());
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the header is not text");
    }

    @Test
    void anEmptyFileIsReported() throws IOException {
        Path file = Files.createFile(folder.resolve("w.safetensors"));
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the file has 0 bytes");
    }

    @Test
    void aFileThatIsNotThereIsReported() {
        Path file = folder.resolve("none.safetensors");
        assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(SafetensorsException.class)
                .hasMessage(file + ": there is no such file; check the path");
    }

    @Test
    void aFolderInTheFilesPlaceIsReported() {
        assertThatThrownBy(() -> Safetensors.open(folder)).isInstanceOf(SafetensorsException.class)
                .hasMessage(folder + ": this is not a file; give the path of a safetensors file");
    }

    private static String tensor(String name, long begin, long end) {
        return "{\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}".formatted(name, begin, end);
    }

    private static String members(String... objects) {
        return Stream.of(objects).map(object -> object.substring(1, object.length() - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static ByteBuffer data(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path file(String json, ByteBuffer data) throws IOException {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = data(8 + header.length + data.capacity());
        whole.putLong(header.length).put(header).put(data.array());
        return Files.write(folder.resolve("w.safetensors"), whole.array());
    }
}

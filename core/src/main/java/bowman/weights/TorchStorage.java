package bowman.weights;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run of numbers that tensors of a PyTorch checkpoint are views of.
 *
 * @param key its name in the file, a number
 * @param type the element type
 * @param elements the number of elements
 */
record TorchStorage(String key, ElementType type, long elements) {

    /** The classes of storages whose numbers can be read; those of complex and quantized numbers are not among them. */
    private static final Map<String, ElementType> TYPES = Map.of("FloatStorage", ElementType.F32, "HalfStorage",
            ElementType.F16, "BFloat16Storage", ElementType.BF16, "DoubleStorage", ElementType.F64, "LongStorage",
            ElementType.I64, "IntStorage", ElementType.I32, "ShortStorage", ElementType.I16, "CharStorage",
            ElementType.I8, "ByteStorage", ElementType.U8, "BoolStorage", ElementType.BOOL);

    /** More than any file holds; keeps sizes in bytes within a long. */
    private static final long MOST_ELEMENTS = 1L << 48;

    TorchStorage {
        if (!key.matches("[0-9]{1,20}")) {
            throw new TorchDefectException("a storage's name is not a number; the file is damaged,"
                    + " copy or download it again");
        }
        if (elements < 0 || elements > MOST_ELEMENTS) {
            throw new TorchDefectException("storage " + key + " should hold " + elements
                    + " numbers, which no file does; the file is damaged, copy or download it again");
        }
    }

    /** Returns the element types by the qualified names of the storages' classes. */
    static Map<String, Object> classes() {
        return TYPES.entrySet().stream()
                .collect(Collectors.toMap(entry -> "torch." + entry.getKey(), Map.Entry::getValue));
    }

    long bytes() {
        return elements * type.bytes();
    }
}

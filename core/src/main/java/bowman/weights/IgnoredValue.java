package bowman.weights;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.razorvine.pickle.IObjectConstructor;

/**
 * What training programs save beside weights, such as a NumPy number for the best score, the program's arguments or a
 * date. It is passed over: a type of such values is called, and gives this again, whatever it is called with.
 */
enum IgnoredValue implements IObjectConstructor {

    /** All of them. */
    VALUE;

    @Override
    public Object construct(Object[] arguments) {
        return VALUE;
    }

    /** The whole names of the types. */
    static Map<String, Object> types() {
        List<String> numpy = List.of("dtype", "ndarray", "bool_", "bool", "int32", "int64", "float32", "float64");
        // What Python 3 calls int, str and range it names as Python 2 does at protocol 2, which torch.save takes.
        List<String> builtin = List.of("set", "frozenset", "list", "dict", "int", "long", "float", "str", "unicode",
                "bool", "complex", "slice", "range", "xrange", "bytes", "bytearray");
        return Stream.of(
                        Stream.of("_codecs.encode", "argparse.Namespace", "types.SimpleNamespace",
                                "collections.Counter", "collections.deque", "torch.torch_version.TorchVersion"),
                        in("datetime", List.of("datetime", "date", "timedelta", "timezone")),
                        in("pathlib", paths()), in("pathlib._local", paths()),
                        in("numpy", numpy), in("numpy.core.multiarray", List.of("scalar", "_reconstruct")),
                        in("numpy._core.multiarray", List.of("scalar", "_reconstruct")),
                        in("builtins", builtin), in("__builtin__", builtin))
                .flatMap(names -> names).collect(Collectors.toMap(name -> name, name -> VALUE));
    }

    private static List<String> paths() {
        return List.of("Path", "PosixPath", "WindowsPath", "PurePath", "PurePosixPath", "PureWindowsPath");
    }

    private static Stream<String> in(String module, List<String> names) {
        return names.stream().map(name -> module + "." + name);
    }
}

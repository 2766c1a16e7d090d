package bowman.weights;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.razorvine.pickle.IObjectConstructor;

/**
 * The placeholder for values other than weights that training programs save, such as a NumPy number for the best score,
 * the program's arguments or a date. Such values are ignored: the constructor of each of their types returns this
 * placeholder, whatever its arguments.
 */
enum IgnoredValue implements IObjectConstructor {

    /** Stands for every ignored value. */
    VALUE;

    @Override
    public Object construct(Object[] arguments) {
        return VALUE;
    }

    /** The ignored types by their qualified names. */
    static Map<String, Object> types() {
        List<String> numpy = List.of("dtype", "ndarray", "bool_", "bool", "int32", "int64", "float32", "float64");
        // At protocol 2, which torch.save uses, Python 3 writes int, str and range under their names in Python 2.
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

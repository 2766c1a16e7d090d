package bowman.weights;

import bowman.file.FileText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Decodes the pickles of a PyTorch checkpoint with an allow-list. The names in a pickle are looked up here alone,
 * before any object is constructed: each is one of a few functions, whose counterparts are below, the class of a
 * storage, an element type, or {@linkplain IgnoredValue ignored}. Opcodes beyond those that PyTorch's pickles need are
 * refused too.
 *
 * <p>Dictionaries become maps in the pickle's order, lists lists, tuples arrays, tensors {@link TorchTensor}s.
 */
final class TorchUnpickler extends Unpickler {

    private static final Map<String, Object> ALLOWED = allowed();

    /**
     * The most steps of the pickles of a file. Each makes at most one object or one entry of a collection, which takes
     * up to a hundred times as many bytes in memory as in the file.
     */
    private static final int MOST_STEPS = 1 << 22;

    private final SegmentInput pickle;
    private final Consumer<TorchStorage> storages;
    private int steps;

    /**
     * Prepares to decode pickles.
     *
     * @param pickle the bytes of one or more pickles
     * @param storages called with every storage that a pickle refers to
     */
    TorchUnpickler(SegmentInput pickle, Consumer<TorchStorage> storages) {
        this.pickle = pickle;
        this.storages = storages;
    }

    private static Map<String, Object> allowed() {
        Map<String, Object> allowed = new LinkedHashMap<>(IgnoredValue.types());
        allowed.putAll(TorchStorage.classes());
        Stream.of("float32", "float16", "bfloat16", "float64", "int64", "int32", "int16", "int8", "uint8", "bool")
                .forEach(type -> allowed.put("torch." + type, type));
        allow(allowed, "collections.OrderedDict", TorchUnpickler::dictionary);
        allow(allowed, "collections.defaultdict", factory -> new LinkedHashMap<>());
        Stream.of("pytorch_lightning.utilities.parsing", "lightning.pytorch.utilities.parsing",
                "lightning_fabric.utilities.data", "lightning.fabric.utilities.data")
                .forEach(module -> allow(allowed, module + ".AttributeDict", TorchUnpickler::dictionary));
        allow(allowed, "torch._utils._rebuild_tensor", TorchUnpickler::tensor);
        allow(allowed, "torch._utils._rebuild_tensor_v2", TorchUnpickler::tensor);
        allow(allowed, "torch._utils._rebuild_parameter", arguments -> arguments[0]);
        allow(allowed, "torch.Size", arguments -> arguments[0]);
        allow(allowed, "torch.device", arguments -> arguments[0]);
        return allowed;
    }

    private static void allow(Map<String, Object> allowed, String name, IObjectConstructor function) {
        allowed.put(name, function);
    }

    /**
     * Decodes the next pickle.
     *
     * @throws TorchDefectException if it is damaged, or contains a name or an opcode that is not allowed
     */
    Object next() throws IOException {
        try {
            return load(pickle);
        } catch (TorchDefectException e) {
            throw e;
        } catch (PickleException e) {
            throw damaged(" (" + FileText.words(e.getMessage().strip()) + ")");
        } catch (RuntimeException e) {
            // A malformed pickle makes the library fail with many kinds of exceptions: casts, indices, sizes.
            throw damaged("");
        }
    }

    private static TorchDefectException damaged(String how) {
        return new TorchDefectException("the pickle in it cannot be decoded" + how
                + "; the file is damaged or not a PyTorch checkpoint, copy or download it again");
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        if (++steps > MOST_STEPS) {
            throw new TorchDefectException("the pickle in it holds more than " + MOST_STEPS
                    + " values beside the tensors; load it with PyTorch and save the state_dict alone");
        }
        switch (opcode) {
            case Opcodes.GLOBAL -> stack.add(named(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(named((String) stack.pop(), name));
            }
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object key = stack.pop();
                put(map(stack.peek()), key, value);
            }
            case Opcodes.SETITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                Map<Object, Object> map = map(stack.peek());
                for (int i = 0; i < items.size(); i += 2) {
                    put(map, items.get(i), items.get(i + 1));
                }
            }
            case Opcodes.APPEND -> append(Collections.singletonList(stack.pop()));
            case Opcodes.APPENDS -> append(stack.pop_all_since_marker());
            case Opcodes.BUILD -> {
                // The attributes of dictionaries (versions of modules) and of tensors are not needed.
                stack.pop();
                if (!(stack.peek() instanceof Map || stack.peek() instanceof TorchTensor
                        || stack.peek() == IgnoredValue.VALUE)) {
                    throw damaged("");
                }
            }
            case Opcodes.EMPTY_SET -> stack.add(IgnoredValue.VALUE);
            case Opcodes.ADDITEMS -> {
                stack.pop_all_since_marker();
                if (stack.peek() != IgnoredValue.VALUE) {
                    throw damaged("");
                }
            }
            case Opcodes.FROZENSET -> {
                stack.pop_all_since_marker();
                stack.add(IgnoredValue.VALUE);
            }
            case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES -> {
                requireBytes(Integer.BYTES);
                return super.dispatch(opcode);
            }
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> {
                requireBytes(Long.BYTES);
                return super.dispatch(opcode);
            }
            case Opcodes.PROTO, Opcodes.FRAME, Opcodes.STOP, Opcodes.MARK, Opcodes.POP, Opcodes.NONE, Opcodes.NEWTRUE,
                    Opcodes.NEWFALSE, Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1,
                    Opcodes.BINFLOAT, Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINUNICODE, Opcodes.SHORT_BINBYTES,
                    Opcodes.EMPTY_LIST, Opcodes.EMPTY_TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3,
                    Opcodes.TUPLE, Opcodes.BINGET, Opcodes.LONG_BINGET, Opcodes.BINPUT, Opcodes.LONG_BINPUT,
                    Opcodes.MEMOIZE, Opcodes.BINPERSID, Opcodes.REDUCE, Opcodes.NEWOBJ -> {
                return super.dispatch(opcode);
            }
            default -> throw damaged(" (opcode " + opcode + " is not one of a state dict's)");
        }
        return NO_RETURN_VALUE;
    }

    private static Object named(String module, String name) {
        String whole = module + "." + name;
        return Optional.ofNullable(ALLOWED.get(whole)).orElseThrow(() -> new TorchDefectException("the pickle in it"
                + " names " + FileText.words(whole)
                + ", which the weights of a network do not need, so the file was refused"
                + " and nothing of it was run; if you trust it, load it with PyTorch and save the state_dict alone"));
    }

    /** The library allocates as many bytes as the pickle announces. */
    private void requireBytes(int width) throws IOException {
        pickle.mark(width);
        long announced = 0;
        for (int i = 0; i < width; i++) {
            announced |= (long) Math.max(0, pickle.read()) << 8 * i;
        }
        if (announced < 0 || announced > pickle.remaining()) {
            throw damaged(" (it ends within a string)");
        }
        pickle.reset();
    }

    /** The library copies the list each time, which takes hours if a pickle lets it grow in many steps. */
    @SuppressWarnings("unchecked")
    private void append(List<Object> items) {
        if (stack.peek() != IgnoredValue.VALUE) {
            ((List<Object>) stack.peek()).addAll(items);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) value;
    }

    /**
     * Keys are None, booleans, numbers and strings, or stand for ignored values. All of these are ordered, which keeps
     * a dictionary fast when a pickle gives its keys the same hash; hashing a list that contains itself would not end.
     */
    private static void put(Map<Object, Object> map, Object key, Object value) {
        switch (key) {
            case null -> map.put(null, value);
            case Boolean _, Number _, String _, IgnoredValue _ -> map.put(key, value);
            default -> throw damaged(" (the key of a dictionary is neither a string nor a number)");
        }
    }

    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (!"storage".equals(parts[0])) {
            throw new TorchDefectException("the pickle in it refers to something that is not a storage;"
                    + " load it with PyTorch and save the state_dict alone");
        }
        if (parts.length > 5 && parts[5] != null) {
            throw new TorchDefectException("the pickle in it has views of storages, as PyTorch before 0.4 wrote them;"
                    + " load it with a newer PyTorch and save the state_dict again");
        }
        TorchStorage storage = new TorchStorage((String) parts[2], (ElementType) parts[1], whole(parts[4]));
        storages.accept(storage);
        return storage;
    }

    /**
     * Python 2 wrote the items as a list of pairs. The list is emptied, since a pickle could otherwise have it copied a
     * million times.
     */
    private static Object dictionary(Object[] arguments) {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        if (arguments.length > 0) {
            List<?> pairs = (List<?>) arguments[0];
            for (Object pair : pairs) {
                Object[] item = pair instanceof List<?> list ? list.subList(0, 2).toArray() : (Object[]) pair;
                put(dictionary, item[0], item[1]);
            }
            pairs.clear();
        }
        return dictionary;
    }

    /** The seventh argument tells that the numbers are to be read with another sign, as PyTorch's lazy views are. */
    private static Object tensor(Object[] arguments) {
        if (arguments.length > 6 && arguments[6] instanceof Map<?, ?> view && !view.isEmpty()) {
            throw new TorchDefectException("a tensor in it is a negated or conjugated view, which is not computed here;"
                    + " save it with .resolve_neg().resolve_conj()");
        }
        return new TorchTensor((TorchStorage) arguments[0], whole(arguments[1]), wholes(arguments[2]),
                wholes(arguments[3]));
    }

    private static List<Long> wholes(Object tuple) {
        return Arrays.stream((Object[]) tuple).map(TorchUnpickler::whole).toList();
    }

    private static long whole(Object number) {
        return switch (number) {
            case Integer value -> value;
            case Long value -> value;
            default -> throw damaged(" (a size is not a whole number)");
        };
    }
}

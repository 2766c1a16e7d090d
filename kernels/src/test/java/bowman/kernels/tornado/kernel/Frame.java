package bowman.kernels.tornado.kernel;

import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts about the local variables and the operand stack at a place of a method. */
final class Frame {

    /** A value of which nothing is known. */
    static final Value ANY = new Value(false, -1, false);
    static final Value NON_NEGATIVE = new Value(true, -1, false);
    /** An array in local memory. */
    static final Value SHARED = new Value(false, -1, true);

    private final Map<Integer, Value> locals = new HashMap<>();
    private final List<Value> stack = new ArrayList<>();

    /**
     * A number or a reference.
     *
     * @param nonNegative whether it cannot be negative
     * @param local the variable that it is a copy of, or -1
     * @param shared whether it could be an array in local memory
     */
    record Value(boolean nonNegative, int local, boolean shared) {

        static Value of(boolean nonNegative) {
            return nonNegative ? NON_NEGATIVE : ANY;
        }

        private Value or(Value other) {
            return new Value(nonNegative && other.nonNegative, local == other.local ? local : -1,
                    shared || other.shared);
        }

        private Value withLocal(int slot) {
            return new Value(nonNegative, slot, shared);
        }
    }

    Frame copy() {
        Frame copy = new Frame();
        copy.locals.putAll(locals);
        copy.stack.addAll(stack);
        return copy;
    }

    /** Keeps what is known on both ways to a place; says whether that is less than before. */
    boolean merge(Frame other) {
        Frame before = copy();
        locals.keySet().retainAll(other.locals.keySet());
        locals.replaceAll((slot, value) -> value.or(other.locals.get(slot)));
        for (int i = 0; i < stack.size(); i++) {
            stack.set(i, stack.get(i).or(other.stack.get(i)));
        }
        return !locals.equals(before.locals) || !stack.equals(before.stack);
    }

    Value load(int slot) {
        return locals.getOrDefault(slot, ANY).withLocal(slot);
    }

    void store(int slot, Value value) {
        locals.put(slot, value.withLocal(-1));
        stack.replaceAll(copy -> copy.local == slot ? copy.withLocal(-1) : copy);
    }

    /** A value takes as many places of the stack as the class file format gives it. */
    void push(TypeKind kind, Value value) {
        for (int i = 0; i < kind.slotSize(); i++) {
            stack.add(value);
        }
    }

    void push(TypeKind kind) {
        push(kind, ANY);
    }

    Value pop(TypeKind kind) {
        Value value = ANY;
        for (int i = 0; i < kind.slotSize(); i++) {
            value = stack.removeLast();
        }
        return value;
    }

    /** Copies the topmost places below others. */
    void duplicate(int places, int below) {
        List<Value> top = List.copyOf(stack.subList(stack.size() - places, stack.size()));
        stack.addAll(stack.size() - places - below, top);
    }

    void swap() {
        stack.add(stack.size() - 1, stack.removeLast());
    }
}

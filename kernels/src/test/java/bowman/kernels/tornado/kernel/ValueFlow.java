package bowman.kernels.tornado.kernel;

import bowman.kernels.tornado.kernel.Frame.Value;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what is known of each value along all paths through a method. Finds divisions whose dividend could be
 * negative, and arrays in local memory that are passed to other methods.
 *
 * <p>Ids, sizes and the whole numbers among a kernel's arguments, which are shapes, are taken as not negative, and sums
 * and products as not overflowing.
 */
final class ValueFlow {

    private static final Set<Opcode> DIVISIONS = Set.of(Opcode.IDIV, Opcode.LDIV, Opcode.IREM, Opcode.LREM);

    private final List<CodeElement> code;
    private final Map<Label, Integer> places = new HashMap<>();
    private final Map<Integer, Frame> frames = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Set<Integer> divisions = new HashSet<>();
    private final Set<Integer> passes = new HashSet<>();

    private ValueFlow(MethodModel method, CodeModel code) {
        this.code = code.elementList();
        for (int i = 0; i < this.code.size(); i++) {
            if (this.code.get(i) instanceof LabelTarget target) {
                places.put(target.label(), i);
            }
        }
        Frame first = new Frame();
        int slot = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        boolean kernel = KernelLint.isKernel(method.methodTypeSymbol());
        for (ClassDesc type : method.methodTypeSymbol().parameterList()) {
            TypeKind kind = TypeKind.from(type);
            first.store(slot, Value.of(kernel && (kind == TypeKind.INT || kind == TypeKind.LONG)));
            slot += kind.slotSize();
        }
        reach(0, first);
    }

    /** Follows all paths of a method. Instructions are told by their places: equal ones may be the same element. */
    static ValueFlow of(MethodModel method, CodeModel code) {
        ValueFlow flow = new ValueFlow(method, code);
        while (!flow.open.isEmpty()) {
            int place = flow.open.pop();
            flow.follow(place, flow.frames.get(place).copy());
        }
        return flow;
    }

    /** Returns whether an integer division or remainder could have a negative dividend. */
    boolean isUnsafeDivision(int place) {
        return divisions.contains(place);
    }

    /** Returns whether another part of kernels is called with an array in local memory. */
    boolean passesLocalMemory(int place) {
        return passes.contains(place);
    }

    private void reach(int place, Frame frame) {
        Frame known = frames.putIfAbsent(place, frame);
        if (known == null || known.merge(frame)) {
            open.push(place);
        }
    }

    private void reach(Label label, Frame frame) {
        reach(places.get(label), frame.copy());
    }

    private void follow(int place, Frame frame) {
        CodeElement element = code.get(place);
        switch (element) {
            case BranchInstruction branch -> branch(branch, place, frame);
            case TableSwitchInstruction choice -> {
                frame.pop(TypeKind.INT);
                choice.cases().forEach(one -> reach(one.target(), frame));
                reach(choice.defaultTarget(), frame);
            }
            case LookupSwitchInstruction choice -> {
                frame.pop(TypeKind.INT);
                choice.cases().forEach(one -> reach(one.target(), frame));
                reach(choice.defaultTarget(), frame);
            }
            case ReturnInstruction _, ThrowInstruction _ -> { }
            default -> {
                if (element instanceof OperatorInstruction operator && DIVISIONS.contains(operator.opcode())) {
                    divide(operator, place, frame.copy());
                }
                if (element instanceof InvokeInstruction call && KernelClasses.isNamedSo(call.owner().asInternalName())
                        && Effects.popArguments(call.typeSymbol(), frame.copy()).stream().anyMatch(Value::shared)) {
                    passes.add(place);
                }
                Effects.apply(element, frame);
                if (place + 1 < code.size()) {
                    reach(place + 1, frame);
                }
            }
        }
    }

    private void divide(OperatorInstruction operator, int place, Frame frame) {
        frame.pop(operator.typeKind());
        boolean reduced = !(code.get(place - 1) instanceof ConstantInstruction divisor)
                || isPowerOfTwo(((Number) divisor.constantValue()).longValue());
        if (reduced && !frame.pop(operator.typeKind()).nonNegative()) {
            divisions.add(place);
        }
    }

    private static boolean isPowerOfTwo(long value) {
        return Long.bitCount(Math.abs(value)) == 1;
    }

    private void branch(BranchInstruction branch, int place, Frame frame) {
        Opcode opcode = branch.opcode();
        switch (opcode) {
            case GOTO, GOTO_W -> reach(branch.target(), frame);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE -> {
                frame.pop(TypeKind.INT);
                frame.pop(TypeKind.INT);
                reach(branch.target(), frame);
                reach(place + 1, frame);
            }
            default -> {
                Value tested = frame.pop(TypeKind.INT);
                reach(branch.target(), knowing(frame, tested,
                        opcode == Opcode.IFGE || opcode == Opcode.IFGT || opcode == Opcode.IFEQ));
                reach(place + 1, knowing(frame, tested,
                        opcode == Opcode.IFLT || opcode == Opcode.IFLE || opcode == Opcode.IFNE));
            }
        }
    }

    private static Frame knowing(Frame frame, Value tested, boolean nonNegative) {
        Frame copy = frame.copy();
        if (nonNegative && tested.local() >= 0) {
            copy.store(tested.local(), Frame.NON_NEGATIVE);
        }
        return copy;
    }
}

package bowman.kernels.tornado.kernel;

import bowman.kernels.tornado.kernel.Frame.Value;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/** The effect on a frame of an instruction that does not branch. */
final class Effects {

    private static final Set<String> SIZES = Set.of("getSize", "getElementSize", "getNumBytesOfSegment");

    private Effects() {
    }

    static void apply(CodeElement element, Frame frame) {
        switch (element) {
            case LoadInstruction load -> frame.push(load.typeKind(), frame.load(load.slot()));
            case StoreInstruction store -> frame.store(store.slot(), frame.pop(store.typeKind()));
            case IncrementInstruction add -> frame.store(add.slot(),
                    Value.of(frame.load(add.slot()).nonNegative() && add.constant() >= 0));
            case ConstantInstruction constant -> frame.push(constant.typeKind(),
                    Value.of(isNonNegative(constant.constantValue())));
            case OperatorInstruction operator -> operate(operator, frame);
            case ConvertInstruction conversion -> convert(conversion, frame);
            case StackInstruction stack -> arrange(stack.opcode(), frame);
            case ArrayLoadInstruction load -> {
                frame.pop(TypeKind.INT);
                frame.pop(TypeKind.REFERENCE);
                frame.push(load.typeKind());
            }
            case ArrayStoreInstruction store -> {
                frame.pop(store.typeKind());
                frame.pop(TypeKind.INT);
                frame.pop(TypeKind.REFERENCE);
            }
            case FieldInstruction field -> access(field, frame);
            case InvokeInstruction call -> call(call, frame);
            case InvokeDynamicInstruction call -> {
                popArguments(call.typeSymbol(), frame);
                frame.push(TypeKind.from(call.typeSymbol().returnType()));
            }
            case NewObjectInstruction _ -> frame.push(TypeKind.REFERENCE);
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> {
                frame.pop(TypeKind.INT);
                frame.push(TypeKind.REFERENCE);
            }
            case NewMultiArrayInstruction array -> {
                for (int i = 0; i < array.dimensions(); i++) {
                    frame.pop(TypeKind.INT);
                }
                frame.push(TypeKind.REFERENCE);
            }
            case TypeCheckInstruction check when check.opcode() == Opcode.INSTANCEOF -> {
                frame.pop(TypeKind.REFERENCE);
                frame.push(TypeKind.INT, Frame.NON_NEGATIVE);
            }
            case MonitorInstruction _ -> frame.pop(TypeKind.REFERENCE);
            default -> { }
        }
    }

    private static boolean isNonNegative(ConstantDesc constant) {
        return constant instanceof Number number && number.longValue() >= 0;
    }

    private static void operate(OperatorInstruction operator, Frame frame) {
        TypeKind kind = operator.typeKind();
        switch (operator.opcode()) {
            case ARRAYLENGTH -> {
                frame.pop(TypeKind.REFERENCE);
                frame.push(TypeKind.INT, Frame.NON_NEGATIVE);
            }
            case INEG, LNEG, FNEG, DNEG -> {
                frame.pop(kind);
                frame.push(kind);
            }
            case LCMP -> compare(TypeKind.LONG, frame);
            case FCMPL, FCMPG -> compare(TypeKind.FLOAT, frame);
            case DCMPL, DCMPG -> compare(TypeKind.DOUBLE, frame);
            case ISHL, ISHR, IUSHR, LSHL, LSHR, LUSHR -> {
                frame.pop(TypeKind.INT);
                frame.push(kind, Value.of(frame.pop(kind).nonNegative()));
            }
            default -> {
                boolean right = frame.pop(kind).nonNegative();
                boolean left = frame.pop(kind).nonNegative();
                frame.push(kind, Value.of(switch (operator.opcode()) {
                    case IADD, LADD, IMUL, LMUL, IDIV, LDIV, IOR, LOR, IXOR, LXOR -> left && right;
                    case IREM, LREM -> left;
                    case IAND, LAND -> left || right;
                    default -> false;
                }));
            }
        }
    }

    private static void compare(TypeKind kind, Frame frame) {
        frame.pop(kind);
        frame.pop(kind);
        frame.push(TypeKind.INT);
    }

    private static void convert(ConvertInstruction conversion, Frame frame) {
        Value value = frame.pop(conversion.fromType());
        boolean whole = switch (conversion.opcode()) {
            case I2L, L2I -> value.nonNegative();
            case I2C -> true;
            default -> false;
        };
        frame.push(conversion.toType(), Value.of(whole));
    }

    private static void arrange(Opcode opcode, Frame frame) {
        switch (opcode) {
            case POP -> frame.pop(TypeKind.INT);
            case POP2 -> frame.pop(TypeKind.LONG);
            case DUP -> frame.duplicate(1, 0);
            case DUP_X1 -> frame.duplicate(1, 1);
            case DUP_X2 -> frame.duplicate(1, 2);
            case DUP2 -> frame.duplicate(2, 0);
            case DUP2_X1 -> frame.duplicate(2, 1);
            case DUP2_X2 -> frame.duplicate(2, 2);
            case SWAP -> frame.swap();
            default -> throw new IllegalArgumentException(opcode + " does not arrange the stack");
        }
    }

    private static void access(FieldInstruction field, Frame frame) {
        TypeKind kind = TypeKind.from(field.typeSymbol());
        switch (field.opcode()) {
            case GETSTATIC -> frame.push(kind);
            case PUTSTATIC -> frame.pop(kind);
            case GETFIELD -> {
                frame.pop(TypeKind.REFERENCE);
                frame.push(kind, Value.of(field.owner().asInternalName().equals(KernelLint.CONTEXT)));
            }
            default -> {
                frame.pop(kind);
                frame.pop(TypeKind.REFERENCE);
            }
        }
    }

    private static void call(InvokeInstruction call, Frame frame) {
        List<Value> arguments = popArguments(call.typeSymbol(), frame);
        Value receiver = call.opcode() == Opcode.INVOKESTATIC ? Frame.ANY : frame.pop(TypeKind.REFERENCE);
        String name = call.name().stringValue();
        boolean nonNegative = switch (name) {
            case "intValue" -> receiver.nonNegative();
            case "valueOf", "min" -> arguments.stream().allMatch(Value::nonNegative);
            case "max" -> arguments.stream().anyMatch(Value::nonNegative);
            case "abs" -> true;
            default -> SIZES.contains(name);
        };
        boolean shared = name.startsWith("allocate") && call.owner().asInternalName().equals(KernelLint.CONTEXT);
        frame.push(TypeKind.from(call.typeSymbol().returnType()), shared ? Frame.SHARED : Value.of(nonNegative));
    }

    static List<Value> popArguments(MethodTypeDesc type, Frame frame) {
        return type.parameterList().reversed().stream().map(TypeKind::from).map(frame::pop).toList();
    }
}

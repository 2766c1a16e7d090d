package bowman.kernels.tornado.kernel;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds in the class files of kernels what TornadoVM computes wrongly without a word, or cannot compile: unsigned
 * shifts, divisions of negative numbers, functions and calls that it does not know, static fields, booleans, objects,
 * exceptions and missing debug information.
 */
final class KernelLint {

    static final String API = "uk/ac/manchester/tornado/api/";
    static final String CONTEXT = API + "KernelContext";

    private static final Set<String> MATH = Set.of("abs", "ceil", "cos", "exp", "floor", "log", "max", "min", "pow",
            "sin", "sqrt", "tanh");
    private static final Set<String> BOXING = Set.of("intValue", "valueOf");
    private static final Set<String> BIT_CASTS = Set.of("floatToIntBits", "floatToRawIntBits", "intBitsToFloat",
            "doubleToLongBits", "doubleToRawLongBits", "longBitsToDouble", "float16ToFloat", "floatToFloat16");

    /** Words of OpenCL C and CUDA C++, and names that TornadoVM refuses, which Java allows. */
    private static final Set<String> FOREIGN_WORDS = Set.of("kernel", "global", "local", "constant", "half", "signed",
            "unsigned", "struct", "union", "typedef", "sizeof", "register", "extern", "inline", "auto", "uchar",
            "ushort", "uint", "ulong", "size_t", "restrict", "template", "operator", "delete", "bool", "device",
            "shared", "channel", "complex", "cross", "distance", "dot", "normalize", "pipe", "printf", "uniform");

    private final MethodModel method;
    private final List<Finding> findings = new ArrayList<>();
    private int line;

    private KernelLint(MethodModel method) {
        this.method = method;
    }

    /**
     * Something that a kernel must not do.
     *
     * @param line in the source, or 0 where it is not known
     */
    record Finding(String method, int line, String what) {
    }

    static List<Finding> findings(ClassModel kernels) {
        return kernels.methods().stream().filter(method -> !method.methodName().equalsString(ConstantDescs.INIT_NAME))
                .flatMap(method -> new KernelLint(method).check().stream()).toList();
    }

    /** Returns whether a method of this type runs over a grid; a part of such a method takes computed numbers. */
    static boolean isKernel(MethodTypeDesc type) {
        return type.parameterList().stream().anyMatch(
                parameter -> parameter.descriptorString().equals("L" + CONTEXT + ";"));
    }

    private List<Finding> check() {
        if (method.methodTypeSymbol().parameterList().contains(ConstantDescs.CD_boolean)) {
            report("takes a boolean; pass an int");
        }
        if (FOREIGN_WORDS.contains(method.methodName().stringValue())) {
            report("has a name that is a word of OpenCL or CUDA");
        }
        method.code().ifPresent(code -> {
            checkDebugInformation(code);
            ValueFlow flow = ValueFlow.of(method, code);
            List<CodeElement> elements = code.elementList();
            for (int place = 0; place < elements.size(); place++) {
                if (flow.isUnsafeDivision(place)) {
                    report("divides a number that could be negative, which is wrong where the divisor is a power of "
                            + "two; test its sign first");
                }
                if (place > 0 && takesNanForTrue(elements.get(place - 1), elements.get(place))) {
                    report("compares floats by <= or >=, which takes NaN for true; use < or >");
                }
                if (flow.passesLocalMemory(place)) {
                    report("passes local memory to another method, which addresses it wrongly; index it here");
                }
                check(elements.get(place));
            }
        });
        return findings;
    }

    private void checkDebugInformation(CodeModel code) {
        CodeAttribute attributes = (CodeAttribute) code;
        if (attributes.maxLocals() > 0 && code.findAttribute(Attributes.localVariableTable()).isEmpty()
                || code.findAttribute(Attributes.lineNumberTable()).isEmpty()) {
            report("has no debug information; compile with -g");
        }
    }

    private boolean isParameter(int slot) {
        return slot < method.methodTypeSymbol().parameterList().stream().map(TypeKind::from)
                .mapToInt(TypeKind::slotSize).sum();
    }

    /** Returns whether two instructions are a comparison whose negation the device computes, which is wrong for NaN. */
    private static boolean takesNanForTrue(CodeElement comparison, CodeElement branch) {
        return comparison instanceof OperatorInstruction operator && branch instanceof BranchInstruction jump
                && switch (operator.opcode()) {
                    case FCMPG, DCMPG -> jump.opcode() == Opcode.IFGT;
                    case FCMPL, DCMPL -> jump.opcode() == Opcode.IFLT;
                    default -> false;
                };
    }

    private void check(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case LocalVariable variable when isParameter(variable.slot())
                    && FOREIGN_WORDS.contains(variable.name().stringValue()) ->
                    report("names a parameter " + variable.name() + ", a word of OpenCL or CUDA");
            case OperatorInstruction shift when shift.opcode() == Opcode.IUSHR || shift.opcode() == Opcode.LUSHR ->
                    report("shifts by >>>, which is a signed shift on the device; use (x >> s) & mask");
            case FieldInstruction field when field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC ->
                    report("uses the static field " + field.name().stringValue() + "; pass an array");
            case InvokeInstruction call -> check(call);
            case InvokeDynamicInstruction call when !makesLambda(call) ->
                    report("calls " + call.name().stringValue() + " of the Java runtime");
            case NewObjectInstruction object -> report("makes an object, a " + object.className().asInternalName());
            case ThrowInstruction _ -> report("throws an exception");
            case ExceptionCatch _ -> report("catches exceptions");
            default -> { }
        }
    }

    private void check(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean known = switch (owner) {
            case "java/lang/Math" -> MATH.contains(name);
            case "java/lang/Integer" -> BOXING.contains(name);
            default -> owner.startsWith(API) || KernelClasses.isNamedSo(owner);
        };
        if (BIT_CASTS.contains(name)) {
            report("casts the bits of a number by " + name);
        } else if (isMathOfDoubles(owner, call.typeSymbol())) {
            report("computes " + name + " in double precision; use TornadoMath's for floats");
        } else if (!known) {
            report("calls " + owner + "." + name + ", which no device has");
        } else if (name.equals("atomicAdd") && isFloating(call.typeSymbol())) {
            report("adds atomically to floating-point numbers, which OpenCL cannot");
        }
    }

    private static boolean isMathOfDoubles(String owner, MethodTypeDesc type) {
        return owner.endsWith("Math") && type.returnType().equals(ConstantDescs.CD_double);
    }

    private static boolean isFloating(MethodTypeDesc type) {
        return type.parameterList().contains(ConstantDescs.CD_float)
                || type.parameterList().contains(ConstantDescs.CD_double);
    }

    private void report(String what) {
        findings.add(new Finding(method.methodName().stringValue(), line, what));
    }

    private static boolean makesLambda(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().displayName().equals("LambdaMetafactory");
    }
}

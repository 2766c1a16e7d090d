package bowman.kernels.tornado.kernel;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The classes of a folder that hold kernels: those whose name ends with {@code Kernels}. */
record KernelClasses(List<ClassModel> kernels, List<ClassModel> others) {

    private static final String SUFFIX = "Kernels";

    static KernelClasses in(Path folder) throws IOException {
        KernelClasses classes = new KernelClasses(new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                (isNamedSo(model.thisClass().asInternalName()) ? classes.kernels : classes.others).add(model);
            }
        }
        return classes;
    }

    static boolean isNamedSo(String internalName) {
        return internalName.endsWith(SUFFIX);
    }

    /** Classes with a kernel that takes a context, and another name. What takes a graph too only adds kernels to it. */
    List<String> misnamed() {
        return others.stream().filter(model -> model.methods().stream()
                .filter(method -> method.code().isPresent())
                .map(method -> method.methodTypeSymbol().parameterList().stream()
                        .map(ClassDesc::descriptorString).toList())
                .anyMatch(types -> types.contains(descriptor(KernelLint.CONTEXT))
                        && !types.contains(descriptor(KernelLint.API + "TaskGraph"))))
                .map(model -> model.thisClass().asInternalName()).toList();
    }

    private static String descriptor(String internalName) {
        return "L" + internalName + ";";
    }

    /** The defects of the kernels, a line each. */
    List<String> findings() {
        return kernels.stream().flatMap(model -> KernelLint.findings(model).stream()
                .map(finding -> model.thisClass().asInternalName() + "." + finding.method() + ":" + finding.line() + " "
                        + finding.what())).toList();
    }
}

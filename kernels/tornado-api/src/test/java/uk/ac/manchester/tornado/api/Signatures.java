package uk.ac.manchester.tornado.api;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected members of classes, as compiled code is linked against them. Class files are read and not
 * loaded: those of TornadoVM need a JVM that allows preview features.
 */
record Signatures(Map<String, ClassModel> classes) {

    private static final String PACKAGE = "uk/ac/manchester/tornado/";
    private static final List<String> WANTED = List.of("api/TaskGraph.class", "cublas/CuBlas.class");

    static Signatures ofFolder(Path folder) throws IOException {
        Map<String, ClassModel> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
        return new Signatures(classes);
    }

    /** The classes of the jars under an SDK's folder that hold the API and the calls of cuBLAS. */
    static Signatures ofSdk(Path home) throws IOException {
        Map<String, ClassModel> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path jar : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                try (var entries = FileSystems.newFileSystem(jar)) {
                    if (WANTED.stream().anyMatch(wanted -> Files.exists(entries.getPath(PACKAGE, wanted)))) {
                        classes.putAll(ofFolder(entries.getPath("uk")).classes);
                    }
                }
            }
        }
        if (!WANTED.stream().map(wanted -> PACKAGE + wanted.replace(".class", "")).allMatch(classes::containsKey)) {
            throw new IOException(home + ": no jars under this folder hold TornadoVM's API and its calls of cuBLAS; "
                    + "set TORNADOVM_HOME to an SDK");
        }
        return new Signatures(classes);
    }

    /** The members of these classes that the genuine ones lack or have otherwise, a sentence each. */
    List<String> differencesFrom(Signatures genuine) {
        return classes.values().stream().filter(model -> model.flags().has(AccessFlag.PUBLIC)).flatMap(model -> {
            String name = model.thisClass().asInternalName();
            ClassModel other = genuine.classes.get(name);
            if (other == null) {
                return Stream.of(name + " is missing");
            }
            Set<String> offered = genuine.members(other);
            return members(model).stream().filter(member -> !offered.contains(member))
                    .map(member -> name + " has no: " + member);
        }).toList();
    }

    /** A class's kind, constants in their order, annotations and visible members, its ancestors' among them. */
    private Set<String> members(ClassModel model) {
        Set<String> members = new TreeSet<>();
        if (model.superclass().isPresent() && classes.containsKey(model.superclass().get().asInternalName())) {
            members.addAll(members(classes.get(model.superclass().get().asInternalName())));
        }
        model.interfaces().stream().filter(parent -> classes.containsKey(parent.asInternalName()))
                .forEach(parent -> members.addAll(members(classes.get(parent.asInternalName()))));
        if (model.flags().has(AccessFlag.ENUM)) {
            members.add("constants " + model.fields().stream().filter(field -> field.flags().has(AccessFlag.ENUM))
                    .map(field -> field.fieldName().stringValue()).collect(Collectors.joining(", ")));
        }
        if (model.flags().has(AccessFlag.ANNOTATION)) {
            members.add("annotations " + annotations(model));
        }
        members.add(model.flags().has(AccessFlag.INTERFACE) ? "an interface" : "a class");
        model.fields().stream().filter(field -> visible(field.flags().flags()))
                .forEach(field -> members.add(of(field)));
        model.methods().stream().filter(method -> visible(method.flags().flags()))
                .forEach(method -> members.add(of(method)));
        return members;
    }

    private static boolean visible(Set<AccessFlag> flags) {
        return !flags.contains(AccessFlag.SYNTHETIC)
                && (flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED));
    }

    private static String of(FieldModel field) {
        String constant = field.findAttribute(Attributes.constantValue())
                .map(value -> " = " + value.constant().constantValue()).orElse("");
        return kind(field.flags().flags()) + name(field.fieldTypeSymbol()) + " " + field.fieldName() + constant;
    }

    private static String of(MethodModel method) {
        return kind(method.flags().flags()) + name(method.methodTypeSymbol().returnType()) + " " + method.methodName()
                + method.methodTypeSymbol().parameterList().stream().map(Signatures::name)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String kind(Set<AccessFlag> flags) {
        return flags.contains(AccessFlag.STATIC) ? "static " : "";
    }

    private static String name(ClassDesc type) {
        return type.packageName().isEmpty() ? type.displayName() : type.packageName() + "." + type.displayName();
    }

    private static Set<String> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(found -> found.annotations().stream().map(Object::toString).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}

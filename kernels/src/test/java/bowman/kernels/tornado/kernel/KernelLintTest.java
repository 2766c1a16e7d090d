package bowman.kernels.tornado.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bowman.kernels.tornado.kernel.KernelLint.Finding;
import bowman.kernels.vector.VectorBackend;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.LocalVariable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.manchester.tornado.api.KernelContext;

class KernelLintTest {

    /** All packages of the backend: kernels are looked for outside their own package, too. */
    private static final String BACKEND = "bowman/kernels/tornado";

    private static final String PACKAGE = BACKEND + "/kernel";

    /** Every kernel of the backend is checked; a package without any would mean that they are not found. */
    @Test
    void kernelsOfTheBackendAreClean() throws Exception {
        Path folder = folderOf(VectorBackend.class);
        KernelClasses classes = KernelClasses.in(folder);
        assertThat(classes.kernels()).as("classes whose name ends with Kernels").isNotEmpty()
                .allMatch(model -> model.thisClass().asInternalName().startsWith(PACKAGE + "/"));
        assertThat(classes.misnamed()).as("classes with kernels have names that end with Kernels").isEmpty();
        assertThat(classes.findings()).isEmpty();
    }

    @Test
    void classesAreFoundByTheirName() throws Exception {
        KernelClasses classes = KernelClasses.in(folderOf(KernelLintTest.class));
        assertThat(classes.kernels()).extracting(model -> model.thisClass().asInternalName())
                .containsExactly(PACKAGE + "/CleanKernels", PACKAGE + "/FaultyKernels");
        assertThat(classes.misnamed()).containsExactly(PACKAGE + "/KernelLintTest$Misnamed");
        assertThat(classes.findings()).anyMatch(line -> line.startsWith(PACKAGE + "/FaultyKernels.shiftsInt:16 "));
    }

    @Test
    void cleanKernelsPass() throws IOException {
        assertThat(KernelLint.findings(read(CleanKernels.class))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "shiftsInt, shifts by >>>", "shiftsLong, shifts by >>>",
        "dividesElement, could be negative", "dividesDifference, could be negative",
        "dividesAfterAnotherPath, could be negative", "takesRemainder, could be negative",
        "dividesInHelper, could be negative", "dividesInHelperWithArray, could be negative",
        "testsAndChanges, could be negative",
        "multipliesAndAdds, java/lang/Math.fma", "rounds, java/lang/Math.round",
        "castsToBits, floatToRawIntBits", "castsFromBits, intBitsToFloat",
        "takesBoolean, takes a boolean", "readsTable, static field TABLE",
        "prints, static field out", "throwsException, throws", "joinsText, makeConcatWithConstants",
        "addsFloats, adds atomically", "callsElsewhere, Character.getNumericValue",
        "passesLocalMemory, passes local memory",
        "comparesNan, takes NaN for true", "usesForeignWord, parameter kernel",
        "computesInDouble, exp in double precision", "normalize, a word of OpenCL"})
    void faultIsFound(String method, String what) throws IOException {
        List<Finding> found = KernelLint.findings(read(FaultyKernels.class)).stream()
                .filter(finding -> finding.method().equals(method)).toList();
        assertThat(found).as(method).anyMatch(finding -> finding.what().contains(what));
    }

    @Test
    void missingDebugInformationIsFound() throws IOException {
        byte[] stripped = ClassFile.of().transformClass(read(CleanKernels.class),
                ClassTransform.transformingMethodBodies((code, element) -> {
                    if (!(element instanceof LocalVariable)) {
                        code.with(element);
                    }
                }));
        assertThat(KernelLint.findings(ClassFile.of().parse(stripped))).extracting(Finding::method, Finding::what)
                .contains(tuple("tiles", "has no debug information; compile with -g"));
    }

    private static Path folderOf(Class<?> neighbour) throws Exception {
        return Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(BACKEND);
    }

    private static ClassModel read(Class<?> kernels) throws IOException {
        try (InputStream in = kernels.getResourceAsStream(kernels.getSimpleName() + ".class")) {
            return ClassFile.of().parse(in.readAllBytes());
        }
    }

    /** A kernel where nobody looks for it. */
    @SuppressWarnings("unused") // read as bytecode
    private static final class Misnamed {

        static void kernel(KernelContext context) {
            context.localBarrier();
        }
    }
}

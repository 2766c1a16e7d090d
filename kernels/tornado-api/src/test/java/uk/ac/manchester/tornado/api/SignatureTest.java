package uk.ac.manchester.tornado.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class SignatureTest {

    private static final String SDK = "TORNADOVM_HOME";

    private static Signatures ours() throws Exception {
        return Signatures.ofFolder(
                Path.of(TaskGraph.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SDK, matches = ".+", disabledReason = "needs an installed TornadoVM SDK")
    void everyMemberIsInTornadoVM() throws Exception {
        assertThat(ours().differencesFrom(Signatures.ofSdk(Path.of(System.getenv(SDK))))).isEmpty();
    }

    @Test
    void missingMemberIsFound() throws Exception {
        Signatures ours = ours();
        assertThat(ours.differencesFrom(ours)).isEmpty();
        Map<String, ClassModel> fewer = new TreeMap<>(ours.classes());
        fewer.remove("uk/ac/manchester/tornado/api/DataRange");
        fewer.computeIfPresent("uk/ac/manchester/tornado/api/TaskGraph", (_, graph) -> ClassFile.of().parse(
                ClassFile.of().transformClass(graph, ClassTransform.dropping(
                        element -> element instanceof MethodModel method
                                && method.methodName().equalsString("snapshot")))));
        assertThat(ours.differencesFrom(new Signatures(fewer))).containsExactly(
                "uk/ac/manchester/tornado/api/DataRange is missing",
                "uk/ac/manchester/tornado/api/TaskGraph has no: "
                        + "uk.ac.manchester.tornado.api.ImmutableTaskGraph snapshot()");
    }
}

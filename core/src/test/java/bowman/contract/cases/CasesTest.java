package bowman.contract.cases;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Op;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;

/** Guards the contract itself: an operation without a case would be an operation without a test. */
class CasesTest {

    @Property(tries = 1, seed = "1")
    void everyOperationHasACase() {
        Set<Class<?>> covered = Cases.any(Sizes.TINY).sampleStream().limit(2000)
                .flatMap(operation -> operation.graph().nodes().stream())
                .map(node -> node.op().getClass())
                .collect(Collectors.toSet());
        assertThat(covered).as("operations that occur in cases").containsAll(operations(Op.class).toList());
    }

    private static Stream<Class<?>> operations(Class<?> family) {
        return family.isSealed() ? Stream.of(family.getPermittedSubclasses()).flatMap(CasesTest::operations)
                : Stream.of(family);
    }
}

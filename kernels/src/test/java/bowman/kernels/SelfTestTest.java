package bowman.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Node;
import bowman.graph.Op;
import bowman.graph.SourceOp;
import bowman.graph.pass.FoldBatchNorm;
import bowman.kernels.SelfTest.Result;
import bowman.kernels.vector.VectorBackend;
import bowman.runtime.BackendException;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelfTestTest {

    @Test
    void theVectorBackendPassesEveryFamily() {
        List<Result> results = SelfTest.of(new VectorBackend(), Workers.shared());
        assertThat(results).hasSameSizeAs(Families.all()).allMatch(Result::passed);
    }

    @Test
    void oneWrongNumberIsFoundAndItsOutputIsNamed() {
        ChangedBackend wrong = new ChangedBackend(new VectorBackend(), (name, numbers) -> {
            if (name.equals("softmax")) {
                numbers[17] += 1e-3f;
            }
        });
        List<Result> results = SelfTest.of(wrong, Workers.shared());
        assertThat(results).filteredOn(result -> !result.passed()).singleElement().satisfies(failed -> {
            assertThat(failed.family()).isEqualTo("matrix product, softmax");
            assertThat(failed.worst()).isEqualTo("softmax");
            assertThat(failed.difference()).isBetween(1e-3, 1.0);
        });
    }

    /** No comparison finds NaN larger than a tolerance. */
    @Test
    void notANumberDoesNotPass() {
        ChangedBackend wrong = new ChangedBackend(new VectorBackend(), (name, numbers) -> {
            if (name.equals("running variance")) {
                numbers[numbers.length - 1] = Float.NaN;
            }
        });
        assertThat(SelfTest.of(wrong, Workers.shared())).filteredOn(result -> !result.passed()).singleElement()
                .satisfies(failed -> assertThat(failed.difference()).isInfinite());
    }

    @Test
    void aFamilyThatThrowsDoesNotEndTheExamination() {
        ChangedBackend dead = new ChangedBackend(new VectorBackend(), (name, numbers) -> {
            if (name.equals("attention")) {
                throw new BackendException("the device is lost", new IllegalStateException());
            }
        });
        List<Result> told = new ArrayList<>();
        List<Result> results = SelfTest.of(dead, Workers.shared(), told::add);
        assertThat(told).isEqualTo(results).hasSameSizeAs(Families.all());
        assertThat(results).filteredOn(result -> !result.passed()).singleElement()
                .satisfies(failed -> assertThat(failed.failure()).hasValue("the device is lost"));
    }

    @Test
    void everyOperationBelongsToAFamily() {
        Set<Class<?>> covered = new HashSet<>();
        for (Family family : Families.all()) {
            Stream.of(family.graph(), FoldBatchNorm.of(family.graph())).flatMap(graph -> graph.nodes().stream())
                    .map(Node::op).forEach(op -> covered.add(op.getClass()));
        }
        assertThat(covered).containsAll(operations(Op.class).toList());
    }

    private static Stream<Class<?>> operations(Class<?> type) {
        if (type == SourceOp.class) {
            return Stream.of();
        }
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(SelfTestTest::operations)
                : Stream.of(type);
    }
}

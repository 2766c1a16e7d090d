package bowman.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanBuffersTest {

    @Test
    void valuesThatAreAliveTogetherDoNotOverlap() {
        for (Graph graph : List.of(SmallNetwork.inference(), SmallNetwork.training())) {
            assertNoOverlap(graph, PlanBuffers.plan(graph));
        }
    }

    @Test
    void aLongChainTakesAsMuchAsItsTwoLargestNeighbours() {
        GraphBuilder b = new GraphBuilder();
        Value value = b.input("x", Shape.map(1, 8, 8, 16));
        for (int i = 0; i < 10; i++) {
            value = b.softmax(value);
        }
        Graph graph = b.output("y", b.softmax(value)).build();

        BufferPlan plan = PlanBuffers.plan(graph);

        assertThat(plan.elements()).as("input, output and two that take turns").isEqualTo(4 * 1024);
    }

    @Test
    void arenasHoldNoMoreThanTheyMay() {
        Graph graph = SmallNetwork.training();
        int largestValue = PlanBuffers.plan(graph).places().keySet().stream().mapToInt(value -> value.shape().size())
                .max().orElseThrow();
        int most = (largestValue + 15) / 16 * 16;

        BufferPlan plan = PlanBuffers.plan(graph, most);

        assertThat(plan.arenas()).hasSizeGreaterThan(1).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(most));
        assertNoOverlap(graph, plan);
    }

    @Test
    void aPointwiseChainIsComputedInPlace() {
        GraphBuilder b = new GraphBuilder();
        Value value = b.softmax(b.input("x", Shape.map(1, 8, 8, 16)));
        for (int i = 0; i < 10; i++) {
            value = b.relu(value);
        }
        Graph graph = b.output("y", b.softmax(value)).build();

        assertThat(PlanBuffers.plan(graph).elements()).isEqualTo(3 * 1024);
    }

    @Test
    void recomputingSavesMemoryAndKeepsTheNumbers() {
        Graph graph = SmallNetwork.training();
        long all = PlanBuffers.plan(graph).elements();

        Graph smaller = Recompute.of(graph, 0);

        assertThat(PlanBuffers.plan(smaller).elements()).isLessThan(all);
        List<float[]> expected = SmallNetwork.run(graph);
        List<float[]> actual = SmallNetwork.run(smaller);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("output %d, bit for bit", i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void nothingIsRecomputedWhereAllFits() {
        Graph graph = SmallNetwork.training();

        assertThat(Recompute.of(graph, PlanBuffers.plan(graph).elements())).isSameAs(graph);
    }

    /** Every pair of values whose spans of use meet, apart from a pointwise result written over its operand. */
    private static void assertNoOverlap(Graph graph, BufferPlan plan) {
        Map<Value, int[]> spans = new HashMap<>();
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (Value result : nodes.get(i).results()) {
                boolean outside = graph.outputs().containsValue(result) || nodes.get(i).op() instanceof SourceOp;
                spans.put(result, outside ? new int[] {0, nodes.size()} : new int[] {i, i});
            }
            for (Value operand : nodes.get(i).operands()) {
                spans.get(operand)[1] = Math.max(spans.get(operand)[1], i);
            }
        }
        List<Value> placed = new ArrayList<>(plan.places().keySet());
        for (Value a : placed) {
            for (Value b : placed) {
                boolean together = spans.get(a)[0] <= spans.get(b)[1] && spans.get(b)[0] <= spans.get(a)[1];
                boolean inPlace = writesOver(a, b, spans) || writesOver(b, a, spans);
                if (a != b && together && !inPlace) {
                    assertThat(overlap(plan, a, b)).as("%s and %s overlap", a, b).isFalse();
                }
            }
        }
    }

    private static boolean writesOver(Value result, Value operand, Map<Value, int[]> spans) {
        return result.node().op() instanceof PointwiseOp && result.node().operands().contains(operand)
                && spans.get(operand)[1] == spans.get(result)[0];
    }

    private static boolean overlap(BufferPlan plan, Value a, Value b) {
        Place p = plan.places().get(a);
        Place q = plan.places().get(b);
        return p.arena() == q.arena() && p.offset() < q.offset() + b.shape().size()
                && q.offset() < p.offset() + a.shape().size();
    }
}

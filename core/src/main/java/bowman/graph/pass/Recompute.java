package bowman.graph.pass;

import bowman.graph.ArrangementOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.NormalizationOp.LayerNorm;
import bowman.graph.PointwiseOp;
import bowman.graph.RandomOp;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trades time for memory: values that are cheap to compute and used again much later are computed again there (Chen et
 * al., Training Deep Nets with Sublinear Memory Cost, 2016, restricted to cheap operations). Only as many values as a
 * limit requires, those first that free most memory; the results do not change.
 */
public final class Recompute {

    private final Graph graph;
    private final List<Node> nodes;
    private final Map<Value, Integer> computedAt = new HashMap<>();
    private final Map<Value, List<Integer>> usedAt = new HashMap<>();
    private final int peak;

    private Recompute(Graph graph) {
        this.graph = graph;
        this.nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (Value result : nodes.get(i).results()) {
                computedAt.put(result, i);
                usedAt.put(result, new ArrayList<>());
            }
            for (Value operand : nodes.get(i).operands()) {
                usedAt.get(operand).add(i);
            }
        }
        this.peak = peak();
    }

    /**
     * Returns a graph whose values take at most {@code limit} elements, or as few as recomputation reaches.
     *
     * @param limit the elements that {@link BufferPlan#elements()} should not exceed
     */
    public static Graph of(Graph graph, long limit) {
        Graph current = graph;
        long elements = PlanBuffers.plan(current).elements();
        while (elements > limit) {
            Recompute pass = new Recompute(current);
            Graph next = pass.without(pass.chosen(elements - limit));
            long reached = PlanBuffers.plan(next).elements();
            if (reached >= elements) {
                return current;
            }
            current = next;
            elements = reached;
        }
        return current;
    }

    /** The index of the node during which most elements are live. */
    private int peak() {
        long[] change = new long[nodes.size() + 1];
        usedAt.forEach((value, uses) -> {
            if (!uses.isEmpty() && !(value.node().op() instanceof SourceOp)) {
                change[computedAt.get(value)] += value.shape().size();
                change[uses.getLast() + 1] -= value.shape().size();
            }
        });
        long alive = 0;
        long most = -1;
        int at = 0;
        for (int i = 0; i < nodes.size(); i++) {
            alive += change[i];
            if (alive > most) {
                most = alive;
                at = i;
            }
        }
        return at;
    }

    /**
     * Values that are live but unused at the peak and can be computed again from values that are live anyway; the
     * largest first.
     */
    private Set<Value> chosen(long wantedElements) {
        List<Value> candidates = new ArrayList<>();
        for (Node node : nodes.subList(0, peak)) {
            if (isCheap(node) && waits(node.result(0))) {
                candidates.add(node.result(0));
            }
        }
        candidates.sort(Comparator.comparingInt((Value value) -> -value.shape().size())
                .thenComparingInt(computedAt::get));
        Set<Value> chosen = new HashSet<>();
        long saved = 0;
        for (Value value : candidates) {
            if (saved >= wantedElements) {
                break;
            }
            int needed = firstUseAfterPeak(value);
            if (value.node().operands().stream().allMatch(operand -> isThere(operand, needed, chosen))) {
                chosen.add(value);
                saved += value.shape().size();
            }
        }
        return chosen;
    }

    private boolean waits(Value value) {
        List<Integer> uses = usedAt.get(value);
        return !uses.isEmpty() && uses.getLast() > peak && !uses.contains(peak)
                && !graph.outputs().containsValue(value);
    }

    private int firstUseAfterPeak(Value value) {
        return usedAt.get(value).stream().mapToInt(Integer::intValue).filter(use -> use > peak).min().orElseThrow();
    }

    private boolean isThere(Value operand, int at, Set<Value> chosen) {
        return operand.node().op() instanceof SourceOp || chosen.contains(operand)
                || !usedAt.get(operand).isEmpty() && usedAt.get(operand).getLast() >= at;
    }

    private static boolean isCheap(Node node) {
        return switch (node.op()) {
            case PointwiseOp op -> true;
            case LayerNorm op -> true;
            case GroupNorm op -> true;
            case BatchNormInference op -> true;
            case Resize op -> true;
            case ArrangementOp op -> true;
            case RandomOp op -> true;
            case Convolution op -> op.geometry().isDepthwise(node.operand(1).shape());
            default -> false;
        };
    }

    private Graph without(Set<Value> chosen) {
        Rewrite rewrite = new Rewrite(graph);
        Set<Value> again = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (i > peak) {
                nodes.get(i).operands().forEach(operand -> recompute(operand, chosen, again, rewrite));
            }
            rewrite.keep(nodes.get(i));
        }
        return rewrite.build();
    }

    private static void recompute(Value value, Set<Value> chosen, Set<Value> again, Rewrite rewrite) {
        if (chosen.contains(value) && again.add(value)) {
            Node node = value.node();
            node.operands().forEach(operand -> recompute(operand, chosen, again, rewrite));
            rewrite.replace(value, rewrite.add(node, node.op(), node.operands().stream().map(rewrite::now).toList()));
        }
    }
}

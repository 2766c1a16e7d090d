package bowman.graph.pass;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.graph.pass.BufferPlan.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places values in as little memory as a greedy search finds: the largest values first, each at the lowest offset that
 * is free from the node that computes it to the last one that uses it. (Pisarchyk and Lee, Efficient Memory Management
 * for Deep Neural Net Inference, 2020, "greedy by size for offset calculation".)
 *
 * <p>Inputs, outputs, constants and static values keep their place for the whole run. A pointwise operation overwrites
 * an operand that no later node uses.
 */
public final class PlanBuffers {

    /** Values begin at multiples of this many elements: a cache line. */
    private static final int ALIGNMENT = 16;

    /** An arena is one array; this many elements leave room for offsets to be computed in int. */
    private static final int LARGEST_ARENA = 1 << 30;

    /** A buffer: one value, or several that share memory, and the span of nodes in which it is in use. */
    private static final class Buffer {
        private final int size;
        private final int first;
        private int last;

        Buffer(int size, int first) {
            this.size = size;
            this.first = first;
            this.last = first;
        }

        boolean meets(Buffer other) {
            return first <= other.last && other.first <= last;
        }
    }

    private record Placed(Buffer buffer, int offset) {
    }

    private PlanBuffers() {
    }

    /** Returns a plan whose arenas have at most 2^30 elements. */
    public static BufferPlan plan(Graph graph) {
        return plan(graph, LARGEST_ARENA);
    }

    /**
     * Returns a plan whose arenas have at most the given number of elements, unless a single value has more.
     *
     * @param largestArena in elements; no more than 2^30 are used
     */
    public static BufferPlan plan(Graph graph, long largestArena) {
        Map<Value, Buffer> buffers = buffers(graph);
        List<Buffer> bySize = new ArrayList<>(new HashSet<>(buffers.values()));
        bySize.sort(Comparator.comparingInt((Buffer b) -> -b.size).thenComparingInt(b -> b.first)
                .thenComparingInt(b -> b.last));
        List<List<Placed>> arenas = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Map<Buffer, Place> found = new IdentityHashMap<>();
        for (Buffer buffer : bySize) {
            found.put(buffer, place(buffer, Math.min(largestArena, LARGEST_ARENA), arenas, sizes));
        }
        Map<Value, Place> places = new HashMap<>();
        buffers.forEach((value, buffer) -> places.put(value, found.get(buffer)));
        return new BufferPlan(Map.copyOf(places), List.copyOf(sizes));
    }

    private static Map<Value, Buffer> buffers(Graph graph) {
        List<Node> nodes = graph.nodes();
        Map<Value, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (Value operand : nodes.get(i).operands()) {
                lastUse.put(operand, i);
            }
        }
        Set<Value> whole = new HashSet<>(graph.outputs().values());
        whole.addAll(StaticValues.of(graph));
        whole.addAll(graph.inputs().values());
        Map<Value, Buffer> buffers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.op() instanceof SourceOp.Variable) {
                continue;
            }
            for (Value value : node.results()) {
                boolean keeps = whole.contains(value);
                Buffer buffer = keeps ? null : reusable(node, i, lastUse, buffers, whole);
                if (buffer == null) {
                    buffer = new Buffer(align(value.shape().size()), keeps ? 0 : i);
                }
                buffer.last = Math.max(buffer.last, keeps ? nodes.size() : lastUse.getOrDefault(value, i));
                buffers.put(value, buffer);
            }
        }
        return buffers;
    }

    /** The buffer of an operand that a pointwise node may overwrite, or null. */
    private static Buffer reusable(Node node, int index, Map<Value, Integer> lastUse, Map<Value, Buffer> buffers,
            Set<Value> whole) {
        if (!(node.op() instanceof PointwiseOp)) {
            return null;
        }
        for (Value operand : node.operands()) {
            Buffer buffer = buffers.get(operand);
            if (buffer != null && !whole.contains(operand) && lastUse.get(operand) == index && buffer.last == index
                    && operand.shape().equals(node.result(0).shape())) {
                return buffer;
            }
        }
        return null;
    }

    private static Place place(Buffer buffer, long largestArena, List<List<Placed>> arenas, List<Integer> sizes) {
        for (int arena = 0; arena < arenas.size(); arena++) {
            long offset = lowestGap(buffer, arenas.get(arena));
            if (offset + buffer.size <= largestArena) {
                insert(arenas.get(arena), new Placed(buffer, (int) offset));
                sizes.set(arena, Math.max(sizes.get(arena), (int) offset + buffer.size));
                return new Place(arena, (int) offset);
            }
        }
        arenas.add(new ArrayList<>(List.of(new Placed(buffer, 0))));
        sizes.add(buffer.size);
        return new Place(arenas.size() - 1, 0);
    }

    /**
     * The lowest offset at which the buffer overlaps no other that is in use at the same time; the placed ones are
     * sorted by offset.
     */
    private static long lowestGap(Buffer buffer, List<Placed> placed) {
        long end = 0;
        for (Placed other : placed) {
            if (other.buffer.meets(buffer)) {
                if (other.offset - end >= buffer.size) {
                    break;
                }
                end = Math.max(end, (long) other.offset + other.buffer.size);
            }
        }
        return end;
    }

    private static void insert(List<Placed> placed, Placed buffer) {
        int at = 0;
        while (at < placed.size() && placed.get(at).offset <= buffer.offset) {
            at++;
        }
        placed.add(at, buffer);
    }

    private static int align(int size) {
        return Math.toIntExact((size + (long) ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }
}

package bowman.graph.pass;

import bowman.graph.Value;
import java.util.List;
import java.util.Map;

/**
 * The memory layout of a graph's values: the arena of each value, and its offset in that arena.
 *
 * @param places the place of every value that is neither a variable nor unused
 * @param arenas the size of each arena, in elements
 */
public record BufferPlan(Map<Value, Place> places, List<Integer> arenas) {

    /** A place for a value: an arena and the value's first element in it. */
    public record Place(int arena, int offset) {
    }

    /** Returns the size of all arenas together, in elements. */
    public long elements() {
        return arenas.stream().mapToLong(Integer::longValue).sum();
    }
}

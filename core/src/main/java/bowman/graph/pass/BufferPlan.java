package bowman.graph.pass;

import bowman.graph.Value;
import java.util.List;
import java.util.Map;

/**
 * Where each value of a graph lies: in which arena, and from which element on.
 *
 * @param places the place of every value that is neither a variable nor unused
 * @param arenas the elements of each arena
 */
public record BufferPlan(Map<Value, Place> places, List<Integer> arenas) {

    /** A place for a value: an arena and the value's first element in it. */
    public record Place(int arena, int offset) {
    }

    /** The elements of all arenas. */
    public long elements() {
        return arenas.stream().mapToLong(Integer::longValue).sum();
    }
}

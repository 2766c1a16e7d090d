package uk.ac.manchester.tornado.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The arrays that a graph transfers, and when. */
final class Transfers {

    final Set<TornadoNativeArray> toDeviceOnce = new LinkedHashSet<>();
    /** Arrays that have a buffer on the device to which the host's elements are never copied. */
    private final Set<TornadoNativeArray> onlyOnDevice = new LinkedHashSet<>();
    final Set<TornadoNativeArray> toDeviceAlways = new LinkedHashSet<>();
    final Set<TornadoNativeArray> toHostAlways = new LinkedHashSet<>();
    /** Arrays that stay on the device, for the host under demand and for other graphs. */
    final Set<TornadoNativeArray> kept = new LinkedHashSet<>();
    /** Arrays that are taken over, by the name of the graph that hands them over. */
    final Map<String, Set<TornadoNativeArray>> consumed = new LinkedHashMap<>();

    private final String graph;

    Transfers(String graph) {
        this.graph = graph;
    }

    void toDevice(int mode, Object... objects) {
        switch (mode) {
            case DataTransferMode.FIRST_EXECUTION -> toDeviceOnce.addAll(arrays(objects));
            case DataTransferMode.EVERY_EXECUTION -> toDeviceAlways.addAll(arrays(objects));
            case DataTransferMode.UNDER_DEMAND -> onlyOnDevice.addAll(arrays(objects));
            default -> throw error("moves data to the device at the first or at every execution or under demand, not in"
                    + " mode " + mode);
        }
    }

    void toHost(int mode, Object... objects) {
        switch (mode) {
            case DataTransferMode.EVERY_EXECUTION -> toHostAlways.addAll(arrays(objects));
            case DataTransferMode.UNDER_DEMAND -> kept.addAll(arrays(objects));
            default -> throw error("moves data to the host at every execution or under demand, not in mode " + mode);
        }
    }

    void persist(Object... objects) {
        kept.addAll(arrays(objects));
    }

    void consume(String source, Object... objects) {
        consumed.computeIfAbsent(source, _ -> new LinkedHashSet<>()).addAll(arrays(objects));
    }

    Set<TornadoNativeArray> allConsumed() {
        return consumed.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Transfers copy() {
        Transfers copy = new Transfers(graph);
        copy.toDeviceOnce.addAll(toDeviceOnce);
        copy.toDeviceAlways.addAll(toDeviceAlways);
        copy.onlyOnDevice.addAll(onlyOnDevice);
        copy.toHostAlways.addAll(toHostAlways);
        copy.kept.addAll(kept);
        consumed.forEach((source, arrays) -> copy.consume(source, arrays.toArray()));
        return copy;
    }

    /**
     * Refuses arrays that no task takes, which TornadoVM ignores silently, and uploads of consumed arrays, which it
     * does not specify.
     */
    void check(List<Task> tasks) {
        Set<TornadoNativeArray> taken = tasks.stream().flatMap(Task::arrays).collect(Collectors.toSet());
        Set<TornadoNativeArray> onDevice = allConsumed();
        if (Stream.of(toDeviceOnce, toDeviceAlways, onlyOnDevice).flatMap(Set::stream)
                .anyMatch(array -> !taken.contains(array))) {
            throw error("moves an array to the device that none of its tasks takes");
        }
        if (Stream.of(toHostAlways, kept).flatMap(Set::stream)
                .anyMatch(array -> !taken.contains(array) && !onDevice.contains(array))) {
            throw error("moves an array to the host, or keeps it, that none of its tasks takes");
        }
        if (toDeviceOnce.stream().anyMatch(array -> onDevice.contains(array) || toDeviceAlways.contains(array))) {
            throw error("moves an array to the device at the first execution that comes from elsewhere as well");
        }
    }

    private Collection<TornadoNativeArray> arrays(Object... objects) {
        return Arrays.stream(objects).filter(object -> !(object instanceof KernelContext)).map(object -> {
            if (object instanceof TornadoNativeArray array) {
                return array;
            }
            throw error("can only move arrays outside the heap, not " + object);
        }).toList();
    }

    private TornadoRuntimeException error(String what) {
        return new TornadoRuntimeException("graph '" + graph + "' " + what);
    }
}

package bowman.cli;

import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Device;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tables of backends and of their devices, and the backend that {@code auto} selects. */
final class BackendsText {

    private BackendsText() {
    }

    static String of(List<BackendState> states) {
        StringBuilder text = new StringBuilder("%n%-10s %-5s %s%n".formatted("backend", "runs", "why"));
        for (BackendState state : states) {
            text.append("%-10s %-5s %s%n".formatted(state.name(), state.availability().usable() ? "yes" : "no",
                    state.availability().reason()));
        }
        text.append("%n%-10s %-8s %10s  %s%n".formatted("backend", "device", "MiB", "description"));
        for (BackendState state : states) {
            for (Device device : state.devices()) {
                text.append("%-10s %-8s %,10d  %s%n".formatted(state.name(), device.id(), device.bytes() >> 20,
                        device.description()));
            }
        }
        return text.append("%n".formatted()).toString();
    }

    /** @throws bowman.runtime.NoBackendException if nothing can run here */
    static String choice(List<BackendState> states) {
        List<BackendState> usable = states.stream().filter(state -> state.availability().usable())
                .sorted(Comparator.comparingInt((BackendState state) -> state.availability().rank()).reversed())
                .toList();
        Backend best = Backends.best(usable.isEmpty() ? states.stream().map(BackendState::backend).toList()
                : usable.stream().map(BackendState::backend).toList());
        return "auto selects %s: %s; it ranks highest of the usable backends (%s)%n".formatted(best.name(),
                best.availability().reason(), usable.stream()
                        .map(state -> state.name() + " " + state.availability().rank())
                        .collect(Collectors.joining(", ")));
    }
}

package bowman.cli;

import bowman.model.ArchitectureMatch;
import bowman.weights.KeyMatch;
import bowman.weights.WeightsFile;
import bowman.weights.WeightsFile.Description;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The description of a weights file: its tensors, metadata and the architectures that it fits, one per line. */
final class WeightsText {

    private static final List<String> NO_PARAMETERS =
            List.of("running_mean", "running_var", "num_batches_tracked");

    private WeightsText() {
    }

    static String of(Path file, WeightsFile weights) {
        Map<String, Description> tensors = weights.tensors();
        StringBuilder text = new StringBuilder();
        line(text, "file", file.toString());
        line(text, "format", weights.format());
        line(text, "tensors", Integer.toString(tensors.size()));
        line(text, "parameters", String.format(Locale.ROOT, "%,d", parameters(tensors)));
        line(text, "types", tensors.values().stream().map(Description::type)
                .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", ")));
        weights.metadata().forEach((key, value) -> line(text, "metadata", key + ": " + value));
        matches(text, ArchitectureMatch.all(weights));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-18s%s%n".formatted(what, value));
    }

    private static long parameters(Map<String, Description> tensors) {
        return tensors.entrySet().stream()
                .filter(tensor -> NO_PARAMETERS.stream().noneMatch(tensor.getKey()::endsWith)
                        && tensor.getKey().indexOf('/') < 0)
                .mapToLong(tensor -> tensor.getValue().extents().stream().reduce(1L, (a, b) -> a * b)).sum();
    }

    private static void matches(StringBuilder text, List<ArchitectureMatch> matches) {
        ArchitectureMatch best = matches.getFirst();
        if (best.keys().isExact()) {
            line(text, "fits", best.architecture().name());
            return;
        }
        line(text, "fits", "no architecture" + (isClose(best.keys())
                ? "; the closest is " + best.architecture() + ": " + best.keys().defects() : ""));
        String encoders = matches.stream().filter(match -> match.encoder().isComplete())
                .map(match -> match.architecture().name()).collect(Collectors.joining(", "));
        if (!encoders.isEmpty()) {
            line(text, "encoder", "that of " + encoders + " (train --encoder-weights)");
        }
    }

    /** Returns whether at least half of the network's tensors match. */
    private static boolean isClose(KeyMatch match) {
        return match.matched().size() >= match.missing().size() + match.misshapen().size();
    }
}

package bowman.cli;

import bowman.file.FileText;
import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.model.NetworkReading;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import bowman.weights.WeightsFile.Description;
import java.io.IOException;
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

    static String of(Path file, WeightsFile weights) throws IOException {
        Map<String, Description> tensors = weights.tensors();
        StringBuilder text = new StringBuilder();
        line(text, "file", file.toString());
        line(text, "format", weights.format());
        line(text, "tensors", Integer.toString(tensors.size()));
        line(text, "parameters", String.format(Locale.ROOT, "%,d", parameters(tensors)));
        line(text, "types", tensors.values().stream().map(Description::type)
                .collect(Collectors.toCollection(TreeSet::new)).stream().collect(Collectors.joining(", ")));
        weights.metadata().forEach((key, value) -> line(text, "metadata", key + ": " + value));
        weights.remarks().forEach(remark -> line(text, "note", remark));
        matches(text, file, weights);
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-18s%s%n".formatted(what, FileText.line(value)));
    }

    private static long parameters(Map<String, Description> tensors) {
        return tensors.entrySet().stream()
                .filter(tensor -> NO_PARAMETERS.stream().noneMatch(tensor.getKey()::endsWith)
                        && tensor.getKey().indexOf('/') < 0)
                .mapToLong(tensor -> tensor.getValue().extents().stream().reduce(1L, (a, b) -> a * b)).sum();
    }

    private static void matches(StringBuilder text, Path file, WeightsFile weights) throws IOException {
        List<ArchitectureMatch> matches = ArchitectureMatch.all(weights);
        ArchitectureMatch best = matches.getFirst();
        if (best.keys().fits()) {
            line(text, "fits", best.architecture().name());
            best.keys().remarks().forEach(remark -> line(text, "note", remark));
            options(text, file, weights, best.architecture());
            return;
        }
        line(text, "fits", "no architecture" + best.defects().map(defects -> "; " + defects).orElse(""));
        ArchitectureMatch.encoders(matches)
                .ifPresent(names -> line(text, "encoder", "that of " + names + " (train --encoder-weights)"));
    }

    private static void options(StringBuilder text, Path file, WeightsFile weights, Architecture architecture)
            throws IOException {
        try {
            NetworkReading.assumption(file, weights, architecture)
                    .ifPresent(assumption -> line(text, "note", assumption));
        } catch (WeightsException e) {
            line(text, "refused", e.getMessage());
        }
    }
}

package bowman.io.export;

import bowman.file.AtomicFile;
import bowman.metrics.Instance;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes instances as a table: comma-separated values in UTF-8 (RFC 4180), a line for each instance. Pixels are those
 * of the slide's level 0; columns in micrometres are empty if the pixel size is unknown, and probabilities are empty if
 * they are unknown. Ids are those of {@link GeoJson}.
 */
public final class InstanceCsv {

    private static final String LINE_END = "\r\n";

    /** A column: its name and its value for an instance. */
    private record Column(String name, Field field) {
    }

    @FunctionalInterface
    private interface Field {
        String of(PlacedInstance placed, SlideInstances found);
    }

    @FunctionalInterface
    private interface Length {
        double of(PlacedInstance placed);
    }

    @FunctionalInterface
    private interface Probability {
        double of(Instance instance);
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("slide", (placed, found) -> quoted(found.slide())),
            new Column("id", (placed, found) -> placed.id().toString()),
            pixels("centroid_x_px", PlacedInstance::centroidX),
            pixels("centroid_y_px", PlacedInstance::centroidY),
            microns("centroid_x_um", PlacedInstance::centroidX),
            microns("centroid_y_um", PlacedInstance::centroidY),
            pixels("bbox_x_px", PlacedInstance::x),
            pixels("bbox_y_px", PlacedInstance::y),
            pixels("bbox_width_px", PlacedInstance::width),
            pixels("bbox_height_px", PlacedInstance::height),
            pixels("area_px", PlacedInstance::area),
            squareMicrons("area_um2", PlacedInstance::area),
            pixels("perimeter_px", PlacedInstance::perimeter),
            microns("perimeter_um", PlacedInstance::perimeter),
            pixels("equivalent_diameter_px", PlacedInstance::equivalentDiameter),
            microns("equivalent_diameter_um", PlacedInstance::equivalentDiameter),
            new Column("circularity",
                    (placed, found) -> Decimals.text(placed.instance().circularity(), Decimals.RATIO)),
            probability("mean_probability", Instance::meanProbability),
            probability("max_probability", Instance::maximumProbability),
            new Column("touches_border", (placed, found) -> Boolean.toString(placed.instance().touchesBorder())));

    private InstanceCsv() {
    }

    /**
     * Writes all instances into one file, with a header line.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public static void write(Path file, SlideInstances found) throws IOException {
        AtomicFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(line(COLUMNS.stream().map(Column::name)));
            for (Iterator<PlacedInstance> placed = found.placed().iterator(); placed.hasNext();) {
                PlacedInstance instance = placed.next();
                writer.write(line(COLUMNS.stream().map(column -> column.field().of(instance, found))));
            }
            writer.flush();
        });
    }

    private static String line(Stream<String> fields) {
        return fields.collect(Collectors.joining(",", "", LINE_END));
    }

    private static Column pixels(String name, Length length) {
        return new Column(name, (placed, found) -> Decimals.text(length.of(placed), Decimals.PIXELS));
    }

    private static Column microns(String name, Length length) {
        return new Column(name, (placed, found) -> found.pixelSize()
                .map(size -> Decimals.text(size.microns(length.of(placed)), Decimals.MICRONS)).orElse(""));
    }

    private static Column squareMicrons(String name, Length area) {
        return new Column(name, (placed, found) -> found.pixelSize()
                .map(size -> Decimals.text(size.squareMicrons(area.of(placed)), Decimals.MICRONS)).orElse(""));
    }

    private static Column probability(String name, Probability probability) {
        return new Column(name, (placed, found) -> switch (found.probabilities()) {
            case KNOWN -> Decimals.text(probability.of(placed.instance()), Decimals.RATIO);
            case UNKNOWN -> "";
        });
    }

    /** Quotes a field if it has commas, quotation marks or line breaks; quotation marks inside are doubled. */
    static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

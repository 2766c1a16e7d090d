package bowman.io.export;

import bowman.file.AtomicFile;
import bowman.io.outline.Outlines;
import bowman.io.outline.Polygon;
import bowman.io.outline.PolygonTracer;
import bowman.io.outline.Ring;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Writes instances as GeoJSON that QuPath imports (its {@code QuPathTypeAdapters} read it): a FeatureCollection of
 * polygons in pixels of level 0, y down, one feature per line. Outlines follow the edges of the mask's pixels and
 * enclose exactly these pixels.
 */
public final class GeoJson {

    private static final String CLASS = "Glomerulus";

    private final JsonGenerator json;
    private final SlideInstances found;
    private final ObjectType type;

    private GeoJson(JsonGenerator json, SlideInstances found, ObjectType type) {
        this.json = json;
        this.found = found;
        this.type = type;
    }

    /**
     * Writes all instances into one file.
     *
     * @param type the type of the objects in QuPath
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public static void write(Path file, SlideInstances found, ObjectType type) throws IOException {
        AtomicFile.write(file, out -> {
            try (JsonGenerator json = generator(out)) {
                new GeoJson(json, found, type).writeCollection();
            }
        });
    }

    /** A generator that leaves the stream open, and does not complete a document after an error. */
    private static JsonGenerator generator(OutputStream out) throws IOException {
        return new JsonFactoryBuilder().rootValueSeparator(",\n").disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build().createGenerator(out);
    }

    /** Writes each feature as a document of its own, so that it gets a line. */
    private void writeCollection() throws IOException {
        json.writeRaw("{\"type\":\"FeatureCollection\",\"features\":[\n");
        for (Iterator<PlacedInstance> placed = found.placed().iterator(); placed.hasNext();) {
            writeFeature(placed.next());
        }
        json.writeRaw("\n]}\n");
    }

    private void writeFeature(PlacedInstance instance) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", instance.id().toString());
        writeGeometry(PolygonTracer.trace(instance.instance().runs()));
        writeProperties(instance);
        json.writeEndObject();
    }

    private void writeGeometry(List<Polygon> polygons) throws IOException {
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", polygons.size() == 1 ? "Polygon" : "MultiPolygon");
        json.writeFieldName("coordinates");
        if (polygons.size() == 1) {
            writePolygon(polygons.getFirst());
        } else {
            json.writeStartArray();
            for (Polygon polygon : polygons) {
                writePolygon(polygon);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writePolygon(Polygon polygon) throws IOException {
        json.writeStartArray();
        writeRing(polygon.shell());
        for (Ring hole : polygon.holes()) {
            writeRing(hole);
        }
        json.writeEndArray();
    }

    /** Writes a ring; its first and last points are equal (RFC 7946, section 3.1.6). */
    private void writeRing(Ring ring) throws IOException {
        json.writeStartArray();
        for (int i = 0; i <= ring.size(); i++) {
            int corner = i == ring.size() ? 0 : i;
            json.writeStartArray();
            json.writeNumber(Decimals.text(found.placement().x(ring.x(corner)), Decimals.PIXELS));
            json.writeNumber(Decimals.text(found.placement().y(ring.y(corner)), Decimals.PIXELS));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeProperties(PlacedInstance instance) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("objectType", type.word());
        json.writeStringField("name", CLASS + " " + instance.number());
        json.writeObjectFieldStart("classification");
        json.writeStringField("name", CLASS);
        json.writeFieldName("color");
        json.writeArray(new int[] {Outlines.FOUND >> 16, Outlines.FOUND >> 8 & 0xFF, Outlines.FOUND & 0xFF}, 0, 3);
        json.writeEndObject();
        json.writeBooleanField("isLocked", false);
        json.writeObjectFieldStart("measurements");
        for (Measurement measurement : Measurement.of(instance, found)) {
            json.writeFieldName(measurement.name());
            json.writeNumber(measurement.value());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}

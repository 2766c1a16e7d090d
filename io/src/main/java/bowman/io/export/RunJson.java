package bowman.io.export;

import bowman.file.AtomicFile;
import bowman.file.FileWriteException;
import bowman.io.image.Region;
import bowman.io.slide.PixelSize;
import bowman.io.slide.TileDamage;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Writes the record of a segmentation as JSON; times are in seconds. */
public final class RunJson {

    private static final double NANOSECONDS = 1e9;

    private RunJson() {
    }

    /**
     * Writes the file atomically.
     *
     * @throws FileWriteException if it cannot be written
     */
    public static void write(Path file, RunRecord run) throws FileWriteException {
        AtomicFile.write(file, out -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter()) {
                write(json, run);
            }
        });
    }

    private static void write(JsonGenerator json, RunRecord run) throws IOException {
        json.writeStartObject();
        writeSlide(json, run.slide());
        json.writeArrayFieldStart("models");
        for (RunRecord.Model model : run.models()) {
            json.writeStartObject();
            json.writeStringField("file", model.file());
            json.writeStringField("architecture", model.architecture());
            json.writeStringField("sha256", model.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Object> parameter : run.parameters().entrySet()) {
            writeValue(json, parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("seeds");
        for (Map.Entry<String, Long> seed : run.seeds().entrySet()) {
            json.writeNumberField(seed.getKey(), seed.getValue());
        }
        json.writeEndObject();
        writeEnvironment(json, run.environment());
        writeWork(json, run);
        json.writeEndObject();
    }

    private static void writeSlide(JsonGenerator json, RunRecord.SlideFile slide) throws IOException {
        json.writeObjectFieldStart("slide");
        json.writeStringField("file", slide.file());
        json.writeNumberField("width", slide.width());
        json.writeNumberField("height", slide.height());
        Optional<PixelSize> size = slide.pixelSize();
        if (size.isPresent()) {
            json.writeNumberField("micronsPerPixel", size.get().micronsPerPixel());
            json.writeStringField("micronsPerPixelSource", size.get().source().toString());
        } else {
            json.writeNullField("micronsPerPixel");
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        switch (value) {
            case Boolean answer -> json.writeBoolean(answer);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.doubleValue());
            default -> json.writeString(value.toString());
        }
    }

    private static void writeEnvironment(JsonGenerator json, Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("bowman", environment.bowman());
        json.writeStringField("java", environment.java());
        json.writeStringField("system", environment.system());
        json.writeStringField("backend", environment.backend());
        json.writeStringField("device", environment.device());
        json.writeEndObject();
    }

    private static void writeWork(JsonGenerator json, RunRecord run) throws IOException {
        json.writeObjectFieldStart("windows");
        json.writeNumberField("computed", run.windows().computed());
        json.writeNumberField("skipped", run.windows().skipped());
        json.writeEndObject();
        json.writeArrayFieldStart("badTiles");
        for (TileDamage tile : run.badTiles()) {
            writeBadTile(json, tile);
        }
        json.writeEndArray();
        json.writeNumberField("glomeruli", run.findings().glomeruli());
        if (run.findings().tissue().isPresent()) {
            json.writeNumberField("tissuePixels", run.findings().tissue().getAsDouble());
        }
        json.writeStringField("started", run.started().toString());
        json.writeObjectFieldStart("seconds");
        for (Map.Entry<String, Duration> time : run.times().entrySet()) {
            json.writeNumberField(time.getKey(), time.getValue().toNanos() / NANOSECONDS);
        }
        json.writeEndObject();
    }

    private static void writeBadTile(JsonGenerator json, TileDamage tile) throws IOException {
        Region region = tile.region();
        json.writeStartObject();
        json.writeNumberField("level", tile.level());
        json.writeNumberField("x", region.x());
        json.writeNumberField("y", region.y());
        json.writeNumberField("width", region.width());
        json.writeNumberField("height", region.height());
        json.writeStringField("reason", tile.reason());
        json.writeEndObject();
    }
}

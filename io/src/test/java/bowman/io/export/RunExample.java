package bowman.io.export;

import bowman.io.image.Region;
import bowman.io.slide.PixelSize;
import bowman.io.slide.TileDamage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Records of a run, for tests. */
public final class RunExample {

    public static final Optional<PixelSize> HALF = Optional.of(new PixelSize(0.5, PixelSize.Source.TIFF_TAGS));

    private RunExample() {
    }

    /** A run with 1 mm2 of tissue where the scale is {@link #HALF}. */
    public static RunRecord of(String file, Optional<PixelSize> size, int glomeruli, TileDamage... badTiles) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("threshold", 0.5);
        parameters.put("window", 2048);
        parameters.put("blend", "gaussian");
        parameters.put("holes filled", true);
        Map<String, Duration> times = new LinkedHashMap<>();
        times.put("reading", Duration.ofMillis(1500));
        times.put("all", Duration.ofSeconds(402));
        return new RunRecord(new RunRecord.SlideFile(file, 4000, 2000, size),
                List.of(new RunRecord.Model("model.safetensors", "fpn/mit_b2", "9f86d0")), parameters,
                Map.of("noise", 42L), new Environment("1.2.3", "25", "Linux", "vector", "a processor"),
                new RunRecord.WindowCounts(1120, 56), List.of(badTiles),
                new RunRecord.Findings(glomeruli, OptionalDouble.of(4_000_000)),
                Instant.parse("2026-11-26T17:23:00Z"), times);
    }

    public static TileDamage badTile(String reason) {
        return new TileDamage(1, 2, 8, new Region(512, 1024, 256, 128), reason);
    }
}

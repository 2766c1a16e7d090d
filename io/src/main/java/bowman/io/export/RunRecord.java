package bowman.io.export;

import bowman.file.Sha256;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a slide was segmented: what is needed to tell where results come from, and to get them again.
 *
 * @param slide what was segmented
 * @param models the networks, one or more
 * @param parameters by their names, in the order in which they are shown; numbers, strings or booleans
 * @param seeds of random numbers by what they were for; empty where nothing was random
 * @param environment what it ran on
 * @param windows how many there were
 * @param badTiles what could not be read and was filled
 * @param findings what was found, in figures
 * @param started when it began
 * @param times how long each stage took, in the order in which they are shown
 */
public record RunRecord(SlideFile slide, List<Model> models, Map<String, Object> parameters, Map<String, Long> seeds,
        Environment environment, WindowCounts windows, List<TileDamage> badTiles, Findings findings, Instant started,
        Map<String, Duration> times) {

    /**
     * The slide.
     *
     * @param file its name, with or without its folder
     * @param width columns of level 0
     * @param height rows of level 0
     * @param pixelSize of level 0, where it is known
     */
    public record SlideFile(String file, int width, int height, Optional<PixelSize> pixelSize) {

        /** Describes an open slide. */
        public static SlideFile of(Path file, Slide slide) {
            return new SlideFile(file.toString(), slide.width(), slide.height(), slide.pixelSize());
        }
    }

    /**
     * A network.
     *
     * @param file the name of the file of its weights
     * @param architecture as Bowman calls it, such as {@code fpn/mit_b2}
     * @param sha256 of the file, in hexadecimal
     */
    public record Model(String file, String architecture, String sha256) {

        /**
         * Describes a network whose weights are in a file.
         *
         * @throws IOException if it cannot be read
         */
        public static Model of(Path file, String architecture) throws IOException {
            return new Model(file.getFileName().toString(), architecture, Sha256.of(file));
        }
    }

    /**
     * How many windows there were.
     *
     * @param computed those that networks saw
     * @param skipped those without tissue
     */
    public record WindowCounts(long computed, long skipped) {
    }

    /**
     * What was found.
     *
     * @param glomeruli how many
     * @param tissue the area of tissue in what was segmented, in pixels of level 0, where it was measured
     */
    public record Findings(long glomeruli, OptionalDouble tissue) {
    }

    public RunRecord {
        models = List.copyOf(models);
        badTiles = List.copyOf(badTiles);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
        parameters.forEach((name, value) -> {
            if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
                throw new IllegalArgumentException("a parameter is a number, a string or a boolean; " + name + " is "
                        + value);
            }
        });
    }
}

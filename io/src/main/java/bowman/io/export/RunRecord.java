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
 * The record of a segmentation, which documents the origin of results and allows them to be reproduced.
 *
 * @param slide the slide
 * @param models the networks, one or more
 * @param parameters numbers, strings or booleans by name, in the order in which they are shown
 * @param seeds of random numbers by their use; empty if nothing was random
 * @param environment software and hardware
 * @param windows the numbers of windows
 * @param badTiles the tiles that could not be decoded and were filled
 * @param findings the results
 * @param started the start time
 * @param times the duration of each stage, in the order in which they are shown
 */
public record RunRecord(SlideFile slide, List<Model> models, Map<String, Object> parameters, Map<String, Long> seeds,
        Environment environment, WindowCounts windows, List<TileDamage> badTiles, Findings findings, Instant started,
        Map<String, Duration> times) {

    /**
     * The slide.
     *
     * @param file the name of its file, with or without the folder
     * @param width columns of level 0
     * @param height rows of level 0
     * @param pixelSize of level 0, if it is known
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
     * @param file the name of its weights file
     * @param architecture its name in Bowman, such as {@code fpn/mit_b2}
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
     * The numbers of windows.
     *
     * @param computed windows that were passed through the network
     * @param skipped windows without tissue
     */
    public record WindowCounts(long computed, long skipped) {
    }

    /**
     * The results of a segmentation.
     *
     * @param glomeruli the number of glomeruli
     * @param tissue the area of tissue in the segmented region, in pixels of level 0; empty if it was not measured
     */
    public record Findings(long glomeruli, OptionalDouble tissue) {
    }

    /**
     * Copies lists and maps.
     *
     * @throws IllegalArgumentException if a parameter is not a number, a string or a boolean
     */
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

package bowman.examples;

import bowman.io.image.ImageFormat;
import bowman.io.image.Region;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideLevel;
import bowman.io.slide.SlideReader;
import bowman.io.slide.SlideSettings;
import bowman.io.synthetic.SyntheticKidney;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Adds a slide format to Bowman: a folder with an image for each tile, and a properties file with the sizes of the
 * slide, the tiles and the pixels. The class is registered in {@code
 * META-INF/services/bowman.io.slide.SlideReader}, so {@link Slide#open} finds it on the class path, and
 * {@link SegmentSlide} can read the properties file that this program writes.
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp "examples/target/bowman-examples.jar:examples/target/lib/*" \
 *     bowman.examples.OwnSlideReader examples/target/tiles
 * }</pre>
 */
public final class OwnSlideReader implements SlideReader {

    private static final String FORMAT = "folder of tiles";

    /** Draws a section, writes it in this format, and reads its middle through {@link Slide#open}. */
    static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments.length == 0 ? "tiles" : arguments[0]));
        Path file = folder.resolve("section.properties");
        try (Slide section = ImageSlide.of("section", new SyntheticKidney(1000, 700, 1).draw().image())) {
            write(file, section, 256, 1.5);
        }
        try (Slide slide = Slide.open(file)) {
            IO.println("%s: %s, %dx%d, %s".formatted(slide.name(), slide.format(), slide.width(), slide.height(),
                    slide.pixelSize().orElseThrow()));
            Region middle = new Region(slide.width() / 4, slide.height() / 4, slide.width() / 2, slide.height() / 2);
            ImageFormat.PNG.write(folder.resolve("middle.png"), slide.read(middle));
        }
    }

    /** Writes the full resolution of a slide in this format. */
    static void write(Path file, Slide slide, int side, double micronsPerPixel) throws IOException {
        Properties sizes = new Properties();
        sizes.setProperty("width", Integer.toString(slide.width()));
        sizes.setProperty("height", Integer.toString(slide.height()));
        sizes.setProperty("tile", Integer.toString(side));
        sizes.setProperty("microns_per_pixel", Double.toString(micronsPerPixel));
        try (Writer writer = Files.newBufferedWriter(file)) {
            sizes.store(writer, FORMAT);
        }
        TileImages tiles = new TileImages(file.toAbsolutePath().getParent(), side, SlideSettings.DEFAULT);
        for (Region tile : new SlideLevel(slide.width(), slide.height(), 1, side, side).tiles(slide.bounds())) {
            ImageFormat.PNG.write(tiles.file(tile), slide.read(tile));
        }
    }

    /** Reads only the first bytes, since files of all formats and sizes are checked here. */
    @Override
    public Support support(Path file) throws IOException {
        byte[] start = ("#" + FORMAT).getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start) ? Support.REGIONS : Support.NONE;
        }
    }

    @Override
    public Slide open(Path file, SlideSettings settings) throws IOException {
        Properties sizes = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            sizes.load(reader);
            int side = Integer.parseInt(sizes.getProperty("tile"));
            SlideLevel level = new SlideLevel(Integer.parseInt(sizes.getProperty("width")),
                    Integer.parseInt(sizes.getProperty("height")), 1, side, side);
            PixelSize stored = new PixelSize(Double.parseDouble(sizes.getProperty("microns_per_pixel", "")),
                    PixelSize.Source.FILE);
            // A pixel size that the caller gives takes precedence over that of the file.
            return new TileFolder(file.getFileName().toString(), FORMAT, List.of(level),
                    settings.pixelSize().or(() -> Optional.of(stored)),
                    new TileImages(file.toAbsolutePath().getParent(), side, settings));
        } catch (IllegalArgumentException e) {
            throw new SlideException(file + ": the sizes cannot be used (" + e.getMessage() + "); write it again", e);
        }
    }
}

package bowman.cli;

import bowman.file.FileNames;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Expands files and folders to slides. */
final class SlideFiles {

    /** Suffixes of files that lie beside slides, in the folders of the KPIs challenge and in Bowman's output. */
    private static final List<String> NO_SLIDES = List.of("_mask", "_probability", "_overlay");

    private SlideFiles() {
    }

    /**
     * Returns the given files, and the sorted images of each given folder without masks, probability maps, overlays and
     * hidden files. Slides of formats that are not read are among them, so that they are said to be left out.
     *
     * @throws IllegalArgumentException if a folder has no slide, or two slides would have results of the same name
     */
    static List<Path> of(List<Path> given) throws IOException {
        List<Path> slides = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                slides.addAll(within(path));
            } else {
                slides.add(path);
            }
        }
        Map<String, Path> names = new HashMap<>();
        for (Path slide : slides) {
            Path other = names.put(FileNames.stem(slide), slide);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + slide + ": results of both would have the same"
                        + " name; segment them into folders of their own (-o)");
            }
        }
        return slides;
    }

    private static List<Path> within(Path folder) throws IOException {
        List<Path> slides = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (mayBeSlide(file.getFileName().toString()) && Slide.isMeant(file)) {
                    slides.add(file);
                }
            }
        }
        if (slides.isEmpty()) {
            throw new IllegalArgumentException(folder + ": there is no slide in this folder; give one that has JPEG,"
                    + " PNG or TIFF images, or the images themselves");
        }
        return slides;
    }

    /** Hidden files are internal to programs, such as files that are only partly written. */
    private static boolean mayBeSlide(String name) {
        String stem = FileNames.stem(Path.of(name.toLowerCase(Locale.ROOT).replace(".ome.", ".")));
        return !name.startsWith(".") && NO_SLIDES.stream().noneMatch(stem::endsWith);
    }
}

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

/** The slides that are meant by files and folders. */
final class SlideFiles {

    /** What lies beside slides, in the challenge's folders and in our own. */
    private static final List<String> NO_SLIDES = List.of("_mask", "_probability", "_overlay");

    private SlideFiles() {
    }

    /**
     * Files as they are given, and of each folder the images in it, sorted, but for masks, probabilities, overlays and
     * hidden files.
     *
     * @throws IllegalArgumentException if a folder has none, or two of them would have files of the same name
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
                if (mayBeSlide(file.getFileName().toString()) && Slide.isImage(file)) {
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

    /** Hidden files are what programs keep for themselves, such as files that were not written to their end. */
    private static boolean mayBeSlide(String name) {
        String stem = FileNames.stem(Path.of(name.toLowerCase(Locale.ROOT).replace(".ome.", ".")));
        return !name.startsWith(".") && NO_SLIDES.stream().noneMatch(stem::endsWith);
    }
}

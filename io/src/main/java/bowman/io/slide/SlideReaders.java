package bowman.io.slide;

import bowman.io.slide.SlideReader.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Chooses the reader of a file. */
final class SlideReaders {

    private SlideReaders() {
    }

    /** A reader and its support of a file. */
    record Offer(SlideReader reader, Support support) {
    }

    /** @throws SlideException if the file is missing, or no reader supports it */
    static Offer best(Path file) throws IOException {
        ImageFile.requireContent(file);
        UnreadFormat.requireNoPreview(file);
        Offer best = offer(file);
        if (best.support == Support.NONE) {
            throw UnreadFormat.refusal(file);
        }
        return best;
    }

    static boolean know(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) > 0 && offer(file).support != Support.NONE;
    }

    private static Offer offer(Path file) throws IOException {
        // Not the thread's class loader, which is another one in an application with plug-ins.
        ServiceLoader<SlideReader> found = ServiceLoader.load(SlideReader.class, SlideReader.class.getClassLoader());
        List<SlideReader> readers = Stream.concat(found.stream().map(ServiceLoader.Provider::get),
                Stream.of(new ImageSlideReader())).toList();
        Offer best = new Offer(readers.getLast(), Support.NONE);
        for (SlideReader reader : readers) {
            Offer offer = new Offer(reader, reader.support(file));
            if (offer.support.compareTo(best.support) > 0) {
                best = offer;
            }
        }
        return best;
    }
}

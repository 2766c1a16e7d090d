package bowman.io.slide;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageInputStream;

/** Reads all images that ImageIO can decode, as a whole. */
final class ImageSlideReader implements SlideReader {

    @Override
    public Support support(Path file) throws IOException {
        try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
            return ImageIO.getImageReaders(stream).hasNext() ? Support.WHOLE : Support.NONE;
        }
    }

    @Override
    public Slide open(Path file, SlideSettings settings) throws IOException {
        return ImageSlide.open(file, settings.pixelSize(), settings.background());
    }
}

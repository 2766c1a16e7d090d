package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;

/**
 * The XML of Leica's scanners (SCN): a macro image and one image for each scanned area, each in several resolutions,
 * and possibly in several focal planes.
 */
record LeicaDescription(List<Image> images) implements SlideDescription {

    private static final int COARSER = 2;

    /**
     * An image.
     *
     * @param name its name
     * @param width the columns of its full resolution
     * @param height the rows of its full resolution
     * @param nanometresX the width of its area
     * @param nanometresY the height of its area
     * @param pages the images of the file that are its resolutions, in focus
     */
    record Image(String name, double width, double height, double nanometresX, double nanometresY,
            SequencedSet<Integer> pages) {

        double pixel() {
            return nanometresX / width;
        }
    }

    static LeicaDescription of(String xml) {
        List<Image> images = new ArrayList<>();
        XmlElement.parse(xml, element -> {
            switch (element.name()) {
                case "image" -> images.add(new Image(element.attribute("name").orElse(""), Double.NaN, Double.NaN,
                        Double.NaN, Double.NaN, new LinkedHashSet<>()));
                case "pixels" -> replaceLast(images, last -> new Image(last.name, element.number("sizeX"),
                        element.number("sizeY"), last.nanometresX, last.nanometresY, last.pages));
                case "view" -> replaceLast(images, last -> new Image(last.name, last.width, last.height,
                        element.number("sizeX"), element.number("sizeY"), last.pages));
                case "dimension" -> {
                    if (!images.isEmpty() && element.integer("z").orElse(0) == 0 && element.integer("c").orElse(
                            0) == 0) {
                        element.integer("ifd").ifPresent(images.getLast().pages::add);
                    }
                }
                default -> {
                }
            }
        });
        return new LeicaDescription(images.stream().limit(XmlElement.MOST_IMAGES).toList());
    }

    private static void replaceLast(List<Image> images, UnaryOperator<Image> change) {
        if (!images.isEmpty()) {
            images.set(images.size() - 1, change.apply(images.getLast()));
        }
    }

    private Optional<Image> image(int page) {
        return images.stream().filter(image -> image.pages.contains(page)).findFirst();
    }

    @Override
    public String format() {
        return "Leica SCN";
    }

    @Override
    public Resolution resolution(int page) {
        return image(page).map(image -> Resolution.of(image.nanometresX / image.width / 1000,
                image.nanometresY / image.height / 1000, Source.LEICA)).orElse(Resolution.unknown(Source.LEICA));
    }

    /** The macro image shows the whole glass; scanned areas are named after the numbers of their images. */
    @Override
    public String name(int page) {
        return image(page).filter(image -> image.pages.getFirst() == page).map(image -> isMacro(image) ? "macro"
                : image.name.strip()).orElse("");
    }

    /** The macro image is wider than all areas, and its pixels are much larger. */
    private boolean isMacro(Image image) {
        return image.nanometresX == images.stream().mapToDouble(Image::nanometresX).max().orElse(0)
                && images.stream().anyMatch(other -> image.pixel() > COARSER * other.pixel());
    }

    @Override
    public boolean mayBeSlide(int page) {
        return image(page).filter(image -> !isMacro(image)).isPresent();
    }

    @Override
    public boolean mayBeLevel(int full, int page) {
        return image(full).map(image -> image.pages.contains(page)).orElse(true);
    }

    @Override
    public List<String> remarks(int full) {
        long areas = images.stream().filter(image -> !isMacro(image)).count();
        return areas > 1 ? List.of("only the largest of " + areas + " scanned areas is read") : List.of();
    }
}

package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The OME-XML of an OME-TIFF (OME model 2016-06).
 *
 * @param images the images of the model
 * @param pages the texts of the images in the file
 * @param defect why parts of it are unknown, as a sentence without a full stop; usually empty
 */
record OmeDescription(List<Image> images, List<PageText> pages, String defect) implements SlideDescription {

    /**
     * An image of the model.
     *
     * @param name its name
     * @param pixels its element with sizes and types
     * @param first the numbers of the images in the file that begin its planes
     */
    record Image(String name, Optional<XmlElement> pixels, Set<Integer> first) {

        boolean isOfSize(PageText page) {
            return pixels.isPresent() && pixels.get().integer("SizeX").orElse(0) == page.width()
                    && pixels.get().integer("SizeY").orElse(0) == page.height();
        }
    }

    static OmeDescription of(String xml, List<PageText> pages) {
        List<Image> images = new ArrayList<>();
        List<String> companions = new ArrayList<>();
        boolean whole = XmlElement.parse(xml, element -> {
            switch (element.name()) {
                case "Image" -> images.add(new Image(element.attribute("Name").orElse(""), Optional.empty(),
                        new LinkedHashSet<>()));
                case "Pixels" -> {
                    if (!images.isEmpty()) {
                        Image last = images.removeLast();
                        images.add(new Image(last.name, Optional.of(element), last.first));
                    }
                }
                case "TiffData" -> {
                    if (!images.isEmpty()) {
                        images.getLast().first.add(element.integer("IFD").orElse(0));
                    }
                }
                case "BinaryOnly" -> element.attribute("MetadataFile").ifPresent(companions::add);
                default -> {
                }
            }
        });
        String defect = !whole ? "its OME-XML is damaged"
                : companions.isEmpty() ? "" : "its OME-XML is in another file, " + companions.getFirst();
        return new OmeDescription(images.stream().limit(XmlElement.MOST_IMAGES).toList(), List.copyOf(pages), defect);
    }

    @Override
    public String format() {
        return "OME-TIFF";
    }

    /** The image of the model that begins with a page; otherwise the first one of its size, or the first one. */
    private Optional<Image> image(int page) {
        return images.stream().filter(image -> image.first.contains(page)).findFirst()
                .or(() -> images.stream().filter(image -> image.isOfSize(pages.get(page))).findFirst())
                .or(() -> images.stream().findFirst());
    }

    @Override
    public Resolution resolution(int page) {
        Optional<XmlElement> pixels = image(page).flatMap(Image::pixels);
        if (pixels.isEmpty() || pixels.get().attribute("PhysicalSizeX").isEmpty()) {
            return Resolution.notUnderstood(Source.OME_XML, defect);
        }
        double x = microns(pixels.get(), "PhysicalSizeX");
        double y = pixels.get().attribute("PhysicalSizeY").isPresent() ? microns(pixels.get(), "PhysicalSizeY") : x;
        if (!(x > 0 && y > 0)) {
            String unit = pixels.get().attribute("PhysicalSizeXUnit").orElse("\u00B5m");
            return Resolution.notUnderstood(Source.OME_XML, "the OME-XML gives it as \""
                    + pixels.get().attribute("PhysicalSizeX").orElse("") + "\" in \"" + unit + "\"");
        }
        return Resolution.of(x, y, Source.OME_XML);
    }

    /** The default unit is the micrometre. */
    private static double microns(XmlElement pixels, String name) {
        OptionalDouble unit = LengthUnit.microns(pixels.attribute(name + "Unit").orElse("\u00B5m"));
        return unit.isPresent() ? pixels.number(name) * unit.getAsDouble() : Double.NaN;
    }

    @Override
    public String name(int page) {
        return images.stream().filter(image -> image.first.contains(page)).findFirst().map(Image::name).orElse("");
    }

    /** Images of the model are no levels of others, also where these have the same shape. */
    @Override
    public boolean mayBeLevel(int full, int page) {
        return SlideDescription.super.mayBeLevel(full, page)
                && images.stream().noneMatch(image -> image.first.contains(page));
    }

    @Override
    public OptionalInt significantBits(int page) {
        return image(page).flatMap(Image::pixels).map(pixels -> pixels.integer("SignificantBits")).orElse(OptionalInt
                .empty());
    }
}

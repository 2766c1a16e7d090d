package bowman.io.scanner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the texts of a TIFF say about its images, in the dialect of the program that wrote it. */
public sealed interface SlideDescription
        permits AperioDescription, ImageJDescription, LeicaDescription, OmeDescription, PhilipsDescription,
        PlainDescription, TrestleDescription, VentanaDescription {

    /** An OME-XML, with or without a prefix of its names. */
    Pattern OME = Pattern.compile("<(\\w+:)?OME[\\s>]");

    /**
     * Returns the description of the images of a file.
     *
     * @param pages the texts of the images, in the order of the file, at least one
     */
    static SlideDescription of(List<PageText> pages) {
        PageText first = pages.getFirst();
        String text = first.description();
        if (text.startsWith("Aperio")) {
            return new AperioDescription(pages);
        }
        if (text.startsWith("ImageJ=")) {
            return new ImageJDescription(text);
        }
        if (OME.matcher(text).find()) {
            return OmeDescription.of(text, pages);
        }
        if (text.contains("leica-microsystems.com/scn")) {
            return LeicaDescription.of(text);
        }
        if (text.contains("DPUfsImport")) {
            return PhilipsDescription.of(text, pages);
        }
        if (text.contains("OverlapsXY=")) {
            return new TrestleDescription(pages);
        }
        Optional<PageText> scan = pages.stream().filter(page -> page.xmp().contains("iScan")).findFirst();
        return scan.isPresent() ? VentanaDescription.of(scan.get().xmp(), pages) : new PlainDescription(pages);
    }

    /** The name of the format. */
    String format();

    /** The size of the pixels of an image, which has the full resolution. */
    Resolution resolution(int page);

    /** The number of um in the unit of the resolution tags, if the description names a unit. */
    default OptionalDouble micronsPerUnit() {
        return OptionalDouble.empty();
    }

    /** The name of an image beside the slide, such as "label" or "macro"; empty if it has none. */
    default String name(int page) {
        return "";
    }

    /** Returns whether an image may be the slide, and not a label or a macro image beside it, which may be larger. */
    default boolean mayBeSlide(int page) {
        return !PlainDescription.isBeside(name(page));
    }

    /** Returns whether an image may be a level of the slide whose full resolution another image has. */
    default boolean mayBeLevel(int full, int page) {
        return mayBeSlide(page) || !mayBeSlide(full);
    }

    /** The width of a pixel of a level in pixels of the full resolution, if the description says it. */
    default OptionalDouble downsample(int full, int page) {
        return OptionalDouble.empty();
    }

    /** Returns whether all levels are in tiles, so that images in strips are none. */
    default boolean tilesLevels() {
        return false;
    }

    /** Returns whether levels end with whole tiles, beyond the end of the slide. */
    default boolean padsLevels() {
        return false;
    }

    /** The number of significant bits of the samples of an image, if the description says it. */
    default OptionalInt significantBits(int page) {
        return OptionalInt.empty();
    }

    /** What a reader of the image should know, in sentences without a full stop; usually empty. */
    default List<String> remarks(int full) {
        return List.of();
    }
}

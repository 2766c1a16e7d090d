package bowman.io.slide;

/**
 * An image that a slide's file holds beside the section.
 *
 * @param name "label", "macro", "thumbnail" or what else the file calls it
 * @param width columns
 * @param height rows
 */
public record AssociatedImage(String name, int width, int height) {

    @Override
    public String toString() {
        return name + " (" + width + "x" + height + ")";
    }
}

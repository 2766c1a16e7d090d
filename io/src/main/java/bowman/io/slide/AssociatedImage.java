package bowman.io.slide;

/**
 * An associated image of a slide: an image beside the section in the same file.
 *
 * @param name "label", "macro", "thumbnail" or another name from the file
 * @param width columns
 * @param height rows
 */
public record AssociatedImage(String name, int width, int height) {

    @Override
    public String toString() {
        return name + " (" + width + "x" + height + ")";
    }
}

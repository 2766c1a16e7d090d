package bowman.io.slide;

import bowman.file.FileText;

/**
 * An associated image of a slide: an image beside the section in the same file.
 *
 * @param name "label", "macro", "thumbnail" or another name from the file
 * @param width columns
 * @param height rows
 */
public record AssociatedImage(String name, int width, int height) {

    /** Replaces control characters in the name, and cuts it after 200 characters. */
    public AssociatedImage {
        name = FileText.words(name);
    }

    @Override
    public String toString() {
        return name + " (" + width + "x" + height + ")";
    }
}

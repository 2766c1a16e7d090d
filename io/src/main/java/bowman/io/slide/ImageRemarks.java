package bowman.io.slide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the user should know of a file that is decoded as a whole, in sentences without a full stop. */
public final class ImageRemarks {

    private ImageRemarks() {
    }

    /**
     * What the tags of a file say.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<String> of(Path file) throws IOException {
        List<ImageTags> images = ImageTags.all(file);
        if (images.isEmpty()) {
            return List.of();
        }
        int number = ImageTags.largest(images);
        ImageTags first = images.get(number);
        List<String> remarks = new ArrayList<>(Orientation.of(first).remark().stream().toList());
        long alike = images.stream().filter(image -> image.number(ImageTags.WIDTH).equals(first.number(ImageTags.WIDTH))
                && image.number(ImageTags.HEIGHT).equals(first.number(ImageTags.HEIGHT))).count();
        if (alike > 1) {
            remarks.add("only the first of " + alike + " images of the same size is used: channels, classes, focal"
                    + " planes and time points in separate images are not supported");
        }
        if (number > 0) {
            remarks.add("page " + (number + 1) + " is read, the largest image of the file");
        }
        return List.copyOf(remarks);
    }
}

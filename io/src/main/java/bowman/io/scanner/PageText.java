package bowman.io.scanner;

/**
 * The texts of an image in a TIFF, empty where there are none.
 *
 * @param width columns of the image
 * @param height rows of the image
 * @param description tag 270
 * @param software tag 305
 * @param xmp tag 700
 */
public record PageText(int width, int height, String description, String software, String xmp) {
}

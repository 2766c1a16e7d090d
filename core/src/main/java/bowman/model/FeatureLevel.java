package bowman.model;

/**
 * A feature map of an encoder.
 *
 * @param channels its channels
 * @param stride the image's height and width divided by the map's
 */
record FeatureLevel(int channels, int stride) {
}

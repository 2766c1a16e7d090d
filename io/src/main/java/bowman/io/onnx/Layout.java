package bowman.io.onnx;

/** The order of a feature map's axes in an ONNX graph. */
enum Layout {

    /** (n, c, h, w), which convolutions, pooling and resizing require. */
    CHANNELS_FIRST(1, 0, 3, 1, 2),

    /** (n, h, w, c), which linear layers, attention and layer norms require. */
    CHANNELS_LAST(3, 0, 2, 3, 1);

    private final int channelAxis;
    private final long[] fromOther;

    Layout(int channelAxis, long... fromOther) {
        this.channelAxis = channelAxis;
        this.fromOther = fromOther;
    }

    int channelAxis() {
        return channelAxis;
    }

    /** The permutation that transposes the other layout to this one. */
    long[] fromOther() {
        return fromOther.clone();
    }

    Layout other() {
        return this == CHANNELS_FIRST ? CHANNELS_LAST : CHANNELS_FIRST;
    }
}

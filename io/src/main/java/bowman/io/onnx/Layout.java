package bowman.io.onnx;

/** The order of a feature map's axes in an ONNX graph. */
enum Layout {

    /** (n, c, h, w), which convolutions, pools and resizes want. */
    CHANNELS_FIRST(1, 0, 3, 1, 2),

    /** (n, h, w, c), which linear layers, attention and norms of a pixel's channels want. */
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

    /** The axes of the other layout in the order of this one. */
    long[] fromOther() {
        return fromOther.clone();
    }

    Layout other() {
        return this == CHANNELS_FIRST ? CHANNELS_LAST : CHANNELS_FIRST;
    }
}

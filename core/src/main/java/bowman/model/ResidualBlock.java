package bowman.model;

import bowman.nn.Layer;
import bowman.nn.Scope;

/** The kinds of blocks that residual networks are made of. */
enum ResidualBlock {
    BASIC(1),
    BOTTLENECK(4),
    SPLIT_ATTENTION(4);

    private final int expansion;

    ResidualBlock(int expansion) {
        this.expansion = expansion;
    }

    /** Returns the output channels of a block of the given planes. */
    int channels(int planes) {
        return expansion * planes;
    }

    /** Declares the variables of a block that divides height and width by {@code stride}, rounded up. */
    Layer declare(Scope scope, int in, int planes, int stride) {
        return switch (this) {
            case BASIC -> new BasicBlock(scope, in, planes, stride);
            case BOTTLENECK -> new Bottleneck(scope, in, planes, stride);
            case SPLIT_ATTENTION -> new SplitAttentionBottleneck(scope, in, planes, stride);
        };
    }
}

package bowman.model;

import bowman.nn.Layer;
import bowman.nn.Scope;

/** The kinds of blocks that residual networks are made of. */
sealed interface ResidualBlock {

    /** Returns the output channels of a block of the given planes. */
    int channels(int planes);

    /** Declares the variables of a block that divides height and width by {@code stride}, rounded up. */
    Layer declare(Scope scope, int in, int planes, int stride);

    /** Two convolutions, see {@link BasicBlock}. */
    record Basic() implements ResidualBlock {

        @Override
        public int channels(int planes) {
            return planes;
        }

        @Override
        public Layer declare(Scope scope, int in, int planes, int stride) {
            return new BasicBlock(scope, in, planes, stride);
        }
    }

    /**
     * Three convolutions, see {@link Bottleneck}.
     *
     * @param groups the groups of the middle convolution
     * @param width the channels of each of its groups, where the block has 64 planes
     */
    record Bottlenecked(int groups, int width) implements ResidualBlock {

        private static final int PLANES = 64;

        @Override
        public int channels(int planes) {
            return Bottleneck.EXPANSION * planes;
        }

        @Override
        public Layer declare(Scope scope, int in, int planes, int stride) {
            return new Bottleneck(scope, in, planes, planes * width / PLANES * groups, groups, stride);
        }
    }

    /** Three convolutions with split attention, see {@link SplitAttentionBottleneck}. */
    record SplitAttentive() implements ResidualBlock {

        @Override
        public int channels(int planes) {
            return Bottleneck.EXPANSION * planes;
        }

        @Override
        public Layer declare(Scope scope, int in, int planes, int stride) {
            return new SplitAttentionBottleneck(scope, in, planes, stride);
        }
    }
}

package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.kernel.WinogradKernels;

/** The choice of Winograd's algorithm for a convolution. */
final class Winograd {

    /** With fewer channels the transforms of the map take longer than the products that they save. */
    private static final int FEWEST_CHANNELS = 16;

    /**
     * With fewer tiles the transform of the weight, in every step of a training and to four times its size, takes
     * longer than it saves.
     */
    private static final int FEWEST_TILES = 64;

    private Winograd() {
    }

    /**
     * Returns whether the kernel is dense, 3x3 and of stride 1, and there is enough work to make up for the transforms.
     *
     * @param result the map that is cut into tiles
     */
    static boolean pays(ConvolutionPlan plan, Shape result) {
        int tiles = TileGrid.of(result).count();
        // Tiles that extend beyond the edge of a small map compute results that are discarded.
        boolean mostlyInside = (long) WinogradKernels.RESULT * WinogradKernels.RESULT * tiles <= 2L * result.pixels();
        return plan.isDense3x3() && Math.min(plan.inputs(), plan.outputs()) >= FEWEST_CHANNELS && mostlyInside
                && tiles >= FEWEST_TILES;
    }
}

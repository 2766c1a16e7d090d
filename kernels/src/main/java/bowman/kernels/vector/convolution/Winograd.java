package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.kernel.WinogradKernels;

/** Where Winograd's algorithm computes a convolution. */
final class Winograd {

    /** With fewer channels the transforms of the map take longer than the products that they save. */
    private static final int FEWEST_CHANNELS = 16;

    /** With fewer tiles the weight, transformed in every step of a training and four times as large, takes longer. */
    private static final int FEWEST_TILES = 64;

    private Winograd() {
    }

    /**
     * Whether the kernel is dense, 3x3 and of stride 1, and there is enough work for what the algorithm does beside it.
     *
     * @param result the map that is cut into tiles
     */
    static boolean pays(ConvolutionPlan plan, Shape result) {
        int tiles = TileGrid.of(result).count();
        // Tiles that hang over the edge of a small map compute what nobody wants.
        boolean mostlyInside = (long) WinogradKernels.RESULT * WinogradKernels.RESULT * tiles <= 2L * result.pixels();
        return plan.isDense3x3() && Math.min(plan.inputs(), plan.outputs()) >= FEWEST_CHANNELS && mostlyInside
                && tiles >= FEWEST_TILES;
    }
}

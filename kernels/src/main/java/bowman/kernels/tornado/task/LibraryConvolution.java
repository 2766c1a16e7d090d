package bowman.kernels.tornado.task;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ColumnKernels;
import bowman.kernels.tornado.kernel.ConvolutionSizes;
import bowman.kernels.tornado.kernel.EpilogueKernels;
import bowman.kernels.tornado.kernel.Epilogues;
import bowman.kernels.tornado.task.LibraryGemm.Factor;

/**
 * A convolution in one group as products of matrices by a library: the map under every tap of the weight is stored as a
 * matrix (Chellapilla et al., High Performance Convolutional Neural Networks for Document Processing, 2006), some
 * pixels at a time. Its columns are the taps times the channels of the map, as in the transpose of a packed weight.
 */
final class LibraryConvolution {

    private final ProgramBuilder program;
    private final LibraryGemm gemm;
    private final Node node;
    private final Geometry geometry;
    private final Shape map;
    private final Shape weight;
    private final Shape result;
    private final ConvolutionSizes sizes;
    private final int columns;
    private final int out;

    LibraryConvolution(ProgramBuilder program, LibraryGemm gemm, Node node, ConvolutionOp op) {
        this.program = program;
        this.gemm = gemm;
        this.node = node;
        this.geometry = op.geometry();
        this.map = switch (op) {
            case Convolution _, ConvolutionWeightGradient _ -> node.operand(0).shape();
            case ConvolutionMapGradient gradient -> gradient.map();
        };
        this.weight = switch (op) {
            case Convolution _, ConvolutionMapGradient _ -> node.operand(1).shape();
            case ConvolutionWeightGradient gradient -> gradient.weight();
        };
        this.result = geometry.result(map, weight);
        this.sizes = ConvolutionSizes.of(geometry, map, weight);
        this.out = weight.extent(0);
        this.columns = weight.size() / out;
    }

    boolean isWorthwhile() {
        return geometry.groups() == 1 && gemm.worth().isGiven(result.pixels(), columns, out);
    }

    void lower(ConvolutionOp op) {
        switch (op) {
            case Convolution convolution -> convolve(convolution);
            case ConvolutionMapGradient _ -> byMap();
            case ConvolutionWeightGradient _ -> byWeight();
        }
    }

    /** Processes {@code pixels} pixels of the result from {@code first} on. */
    @FunctionalInterface
    private interface Part {
        void of(int first, int pixels);
    }

    private void inParts(Part part) {
        int pixels = result.pixels();
        int most = gemm.rowsAtATime(pixels, Math.max(columns, out));
        for (int first = 0; first < pixels; first += most) {
            part.of(first, Math.min(most, pixels - first));
        }
    }

    private View stage(int block, int rows, int width) {
        return program.memory().stage(block, rows, width);
    }

    private void copy(View from, View to) {
        program.add(node, ArrangementTasks.copy(program, "stage", from, to));
    }

    private void multiply(Factor a, Factor b, View product, boolean add) {
        program.add(node, KernelTask.Launch.ofLibrary("cublas", gemm.multiply(a, b, product, add)));
    }

    /** Returns whether each pixel of the result depends on the one pixel of the map at the same place. */
    private boolean isPointwise() {
        return columns == map.channels() && geometry.stride() == 1 && geometry.padding() == 0;
    }

    /** The packed weight, of columns x out. */
    private View stagedWeight() {
        View staged = stage(DeviceMemory.RIGHT, columns, out);
        copy(ConvolutionTasks.packed(program, node.operand(1)), staged);
        return staged;
    }

    private View stagedPixels(int block, View of, int first, int pixels) {
        int channels = of.shape().channels();
        View staged = stage(block, pixels, channels);
        copy(of.part(first * channels, staged.shape()), staged);
        return staged;
    }

    private View stagedColumns(int block, View x, int first, int pixels) {
        if (isPointwise()) {
            return stagedPixels(block, x, first, pixels);
        }
        View staged = stage(block, pixels, columns);
        program.add(node, program.limits().over(staged.size()), (graph, id, context) -> graph.task(id,
                ColumnKernels::gather, context, x.array(), x.offset(), staged.array(), staged.size(), first,
                sizes.maps(), sizes.channels(), sizes.window()));
        return staged;
    }

    private void convolve(Convolution op) {
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        View bias = op.epilogue().bias() ? program.operand(node, 2) : y;
        View residual = op.epilogue().residual() ? program.operand(node, node.operands().size() - 1) : y;
        int epilogue = Epilogues.code(op.epilogue());
        Factor right = new Factor(stagedWeight(), false);
        inParts((first, pixels) -> {
            View left = stagedColumns(DeviceMemory.LEFT, x, first, pixels);
            View product = stage(DeviceMemory.PRODUCT, pixels, out);
            multiply(new Factor(left, false), right, product, false);
            int at = first * out;
            program.add(node, program.limits().over(product.size()), (graph, id, context) -> graph.task(id,
                    EpilogueKernels::apply, context, product.array(), product.size(), out, bias.array(),
                    bias.offset(), residual.array(), residual.offset() + at, y.array(), y.offset() + at, epilogue));
        });
    }

    /** dx from dy W', whose columns belong to the pixels of the map under the taps. */
    private void byMap() {
        View dy = program.operand(node, 0);
        View dx = program.result(node, 0);
        Factor right = new Factor(stagedWeight(), true);
        inParts((first, pixels) -> {
            View left = stagedPixels(DeviceMemory.LEFT, dy, first, pixels);
            View product = stage(DeviceMemory.PRODUCT, pixels, columns);
            multiply(new Factor(left, false), right, product, false);
            if (isPointwise()) {
                copy(product, dx.part(first * columns, product.shape()));
            } else {
                sumColumns(product, first, pixels, dx);
            }
        });
    }

    /** The first part sets the whole gradient, further ones add to the rows of the map that they contribute to. */
    private void sumColumns(View product, int first, int pixels, View dx) {
        int fromLine = first == 0 ? 0 : mapLine(first, 0);
        int toLine = first == 0 ? map.samples() * map.height()
                : mapLine(first + pixels - 1, ConvolutionOp.kernelHeight(weight) - 1) + 1;
        int lineElements = map.width() * map.channels();
        int count = (toLine - fromLine) * lineElements;
        int add = first == 0 ? 0 : 1;
        program.add(node, program.limits().over(count), (graph, id, context) -> graph.task(id,
                ColumnKernels::sumTaps, context, product.array(), first, pixels, dx.array(), dx.offset(),
                fromLine * lineElements, count, sizes.maps(), sizes.channels(), sizes.window(), add));
    }

    /** The row of the map, counted through all samples, under a row of taps at a pixel; the nearest one if outside. */
    private int mapLine(int pixel, int tapRow) {
        int line = pixel / result.width();
        int row = line % result.height() * geometry.stride() + tapRow * geometry.dilation() - geometry.padding();
        return line / result.height() * map.height() + Math.clamp(row, 0, map.height() - 1);
    }

    /** dW from dy' and the columns of x, summed part by part in the block of the product. */
    private void byWeight() {
        View x = program.operand(node, 0);
        View dy = program.operand(node, 1);
        View dw = program.result(node, 0);
        View product = stage(DeviceMemory.PRODUCT, out, columns);
        inParts((first, pixels) -> {
            View left = stagedPixels(DeviceMemory.LEFT, dy, first, pixels);
            View right = stagedColumns(DeviceMemory.RIGHT, x, first, pixels);
            multiply(new Factor(left, true), new Factor(right, false), product, first > 0);
        });
        program.add(node, program.limits().over(dw.size()), (graph, id, context) -> graph.task(id,
                ColumnKernels::unpack, context, product.array(), dw.array(), dw.offset(), out, map.channels(),
                columns / map.channels()));
    }
}

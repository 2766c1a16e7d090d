package bowman.kernels.tornado.task;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ConvolutionGradientKernels;
import bowman.kernels.tornado.kernel.ConvolutionKernels;
import bowman.kernels.tornado.kernel.ConvolutionSizes;
import bowman.kernels.tornado.kernel.DepthwiseKernels;
import bowman.kernels.tornado.kernel.Epilogues;
import bowman.kernels.tornado.kernel.TileKernels;
import java.math.BigInteger;

public final class ConvolutionTasks {

    /** Results of fewer channels or pixels than this would leave most of a tile of 64 x 64 empty. */
    private static final int NARROW_CHANNELS = 33;
    private static final int FEW_PIXELS = 17;

    /** The work groups that a weight's gradient should have at least, to keep a device busy. */
    private static final int BUSY_GROUPS = 512;

    /** The smallest number of pixels that is worth a part of its own. */
    private static final int LEAST_PART = 256;

    /** The largest number of elements of all parts together. */
    private static final int PARTS_ELEMENTS = 1 << 24;

    private static final int DEPTHWISE_PART = 128;

    private ConvolutionTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, ConvolutionOp op) {
        if (program.multiplier() instanceof MatrixMultiplier.Library(LibraryGemm gemm)) {
            LibraryConvolution convolution = new LibraryConvolution(program, gemm, node, op);
            if (convolution.isWorthwhile()) {
                convolution.lower(op);
                return;
            }
        }
        switch (op) {
            case Convolution convolution -> convolution(program, node, convolution);
            case ConvolutionMapGradient gradient -> mapGradient(program, node, gradient);
            case ConvolutionWeightGradient gradient -> weightGradient(program, node, gradient);
        }
    }

    private static void convolution(ProgramBuilder program, Node node, Convolution op) {
        View x = program.operand(node, 0);
        Shape weightShape = node.operand(1).shape();
        View y = program.result(node, 0);
        View bias = op.epilogue().bias() ? program.operand(node, 2) : y;
        View residual = op.epilogue().residual() ? program.operand(node, node.operands().size() - 1) : y;
        ConvolutionSizes sizes = ConvolutionSizes.of(op.geometry(), x.shape(), weightShape);
        int epilogue = Epilogues.code(op.epilogue());
        if (op.geometry().isDepthwise(weightShape)) {
            View weight = program.operand(node, 1);
            program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                    DepthwiseKernels::convolve, context, x.array(), x.offset(), weight.array(), weight.offset(),
                    bias.array(), bias.offset(), residual.array(), residual.offset(), y.array(), y.offset(),
                    sizes.maps(), sizes.channels(), sizes.window(), epilogue));
            return;
        }
        View weight = packed(program, node.operand(1));
        int groups = op.geometry().groups();
        int pixels = y.shape().pixels();
        int groupOut = y.shape().channels() / groups;
        if (groupOut < NARROW_CHANNELS || pixels < FEW_PIXELS) {
            program.add(node, program.limits().over(pixels * groups * Math.ceilDiv(groupOut, 8)),
                    (graph, id, context) -> graph.task(id, ConvolutionKernels::convolveNarrow, context, x.array(),
                            x.offset(), weight.array(), weight.offset(), bias.array(), bias.offset(),
                            residual.array(), residual.offset(), y.array(), y.offset(), sizes.maps(),
                            sizes.channels(), sizes.window(), epilogue));
        } else {
            program.add(node, Grid.ofGroups(tiles(pixels), tiles(groupOut), groups),
                    (graph, id, context) -> graph.task(id, ConvolutionKernels::convolve, context, x.array(), x.offset(),
                            weight.array(),
                            weight.offset(), bias.array(), bias.offset(), residual.array(), residual.offset(),
                            y.array(), y.offset(), sizes.maps(), sizes.channels(), sizes.window(), epilogue));
        }
    }

    private static int tiles(int count) {
        return Math.ceilDiv(count, TileKernels.TILE);
    }

    /** A weight as (taps, in / groups, out). */
    static View packed(ProgramBuilder program, Value weight) {
        return program.packed(weight, from -> {
            Shape shape = weight.shape();
            int out = shape.extent(0);
            int in = shape.extent(1);
            int taps = shape.size() / out / in;
            View packed = program.memory().reserve(DeviceMemory.PACKED, shape);
            program.add("pack", program.limits().over(shape.size()), (graph, id, context) -> graph.task(id,
                    ConvolutionKernels::pack, context, from.array(), from.offset(), packed.array(), packed.offset(),
                    out, in, taps), weight);
            return packed;
        });
    }

    private static void mapGradient(ProgramBuilder program, Node node, ConvolutionMapGradient op) {
        View dy = program.operand(node, 0);
        Shape weightShape = node.operand(1).shape();
        View dx = program.result(node, 0);
        Geometry geometry = op.geometry();
        ConvolutionSizes sizes = ConvolutionSizes.of(geometry, op.map(), weightShape);
        if (geometry.isDepthwise(weightShape)) {
            View weight = program.operand(node, 1);
            program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                    DepthwiseKernels::byMap, context, dy.array(), dy.offset(), weight.array(), weight.offset(),
                    dx.array(), dx.offset(), sizes.maps(), sizes.channels(), sizes.window()));
            return;
        }
        View weight = packed(program, node.operand(1));
        int stride = geometry.stride();
        int phasePixels = op.map().samples() * Math.ceilDiv(op.map().height(), stride)
                * Math.ceilDiv(op.map().width(), stride);
        int step = stride / greatestCommonDivisor(stride, geometry.dilation());
        Grid grid = Grid.ofGroups(tiles(phasePixels), tiles(op.map().channels() / geometry.groups()),
                stride * stride * geometry.groups());
        program.add(node, grid, (graph, id, context) -> graph.task(id, ConvolutionGradientKernels::byMap, context,
                dy.array(), dy.offset(), weight.array(), weight.offset(), dx.array(), dx.offset(), sizes.maps(),
                sizes.channels(), sizes.window(), step));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
    }

    private static void weightGradient(ProgramBuilder program, Node node, ConvolutionWeightGradient op) {
        View x = program.operand(node, 0);
        View dy = program.operand(node, 1);
        View dw = program.result(node, 0);
        ConvolutionSizes sizes = ConvolutionSizes.of(op.geometry(), x.shape(), op.weight());
        int pixels = dy.shape().pixels();
        if (op.geometry().isDepthwise(op.weight())) {
            sumOfParts(program, node, dw, Math.ceilDiv(pixels, DEPTHWISE_PART), sums -> program.add(node,
                    program.limits().over(sums.size()), (graph, id, context) -> graph.task(id,
                            DepthwiseKernels::byWeight, context, x.array(), x.offset(), dy.array(), dy.offset(),
                            sums.array(), sums.offset(), sums.size(), DEPTHWISE_PART, sizes.maps(),
                            sizes.channels(), sizes.window())));
            return;
        }
        int groups = op.geometry().groups();
        int tilesOut = tiles(op.weight().extent(0) / groups);
        int tilesColumns = tiles(op.weight().size() / op.weight().extent(0));
        int wanted = Math.min(Math.ceilDiv(BUSY_GROUPS, tilesOut * tilesColumns * groups),
                Math.max(1, PARTS_ELEMENTS / dw.size()));
        int partPixels = Math.max(LEAST_PART, Math.ceilDiv(Math.ceilDiv(pixels, wanted), 16) * 16);
        int parts = Math.ceilDiv(pixels, partPixels);
        sumOfParts(program, node, dw, parts, sums -> program.add(node,
                Grid.ofGroups(tilesOut, tilesColumns, groups * parts), (graph, id, context) -> graph.task(id,
                        ConvolutionGradientKernels::byWeight, context, x.array(), x.offset(), dy.array(),
                        dy.offset(), sums.array(), sums.offset(), partPixels, sizes.maps(), sizes.channels(),
                        sizes.window())));
    }

    /** Adds the launch that computes the parts of a sum. */
    @FunctionalInterface
    private interface Parts {
        void into(View sums);
    }

    private static void sumOfParts(ProgramBuilder program, Node node, View sum, int parts, Parts launch) {
        if (parts == 1) {
            launch.into(sum);
            return;
        }
        DeviceMemory.Scratch scratch = program.memory().scratch();
        View sums = scratch.reserve(parts, sum.size());
        launch.into(sums);
        new RowSums(program, node, scratch, 1, sum.size()).add(sums, parts, sum, 1);
    }
}

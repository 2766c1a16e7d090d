package bowman.kernels.vector.convolution;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A convolution, or its gradient with respect to the map, as sums over runs of input numbers. Both are the same
 * computation: the gradient for stride s consists of s x s phases, each a convolution of stride 1 that computes every
 * s-th pixel.
 *
 * @param phases for a convolution one, for a gradient stride x stride
 * @param inputStride the distance in the input, in pixels, between neighbouring output pixels of a phase
 * @param outputStride the distance of a phase's pixels in the output
 * @param inputs the input channels of one group
 * @param outputs the output channels of one group
 * @param groups the number of groups
 * @param outputStep distance of two output channels' weights in the weight's array
 * @param inputStep distance of two input channels' weights
 * @param groupStep distance of two groups' weights
 */
record ConvolutionPlan(List<Phase> phases, int inputStride, int outputStride, int inputs, int outputs, int groups,
        int outputStep, int inputStep, int groupStep) {

    /**
     * The output pixels (row + i outputStride, column + j outputStride).
     *
     * @param taps the taps in the order in which the weight is packed
     * @param runs the taps, joined where their input pixels are neighbours
     */
    record Phase(int row, int column, List<Tap> taps, List<TapRun> runs) {
    }

    static ConvolutionPlan forward(Geometry geometry, Shape weight) {
        int kernelHeight = ConvolutionOp.kernelHeight(weight);
        int kernelWidth = ConvolutionOp.kernelWidth(weight);
        int inputs = weight.extent(1);
        int outputs = weight.extent(0) / geometry.groups();
        List<Tap> taps = new ArrayList<>();
        for (int ky = 0; ky < kernelHeight; ky++) {
            for (int kx = 0; kx < kernelWidth; kx++) {
                taps.add(new Tap(ky * geometry.dilation() - geometry.padding(),
                        kx * geometry.dilation() - geometry.padding(), ky * kernelWidth + kx));
            }
        }
        int area = kernelHeight * kernelWidth;
        return new ConvolutionPlan(List.of(phase(0, 0, taps, inputs, geometry.groups())), geometry.stride(), 1, inputs,
                outputs, geometry.groups(), inputs * area, area, outputs * inputs * area);
    }

    static ConvolutionPlan mapGradient(Geometry geometry, Shape weight) {
        int kernelHeight = ConvolutionOp.kernelHeight(weight);
        int kernelWidth = ConvolutionOp.kernelWidth(weight);
        int outputs = weight.extent(1);
        int inputs = weight.extent(0) / geometry.groups();
        int stride = geometry.stride();
        List<Phase> phases = new ArrayList<>();
        for (int y = 0; y < stride; y++) {
            for (int x = 0; x < stride; x++) {
                List<Tap> taps = new ArrayList<>();
                for (int ky = 0; ky < kernelHeight; ky++) {
                    int row = y + geometry.padding() - ky * geometry.dilation();
                    for (int kx = 0; kx < kernelWidth; kx++) {
                        int column = x + geometry.padding() - kx * geometry.dilation();
                        if (row % stride == 0 && column % stride == 0) {
                            taps.add(new Tap(row / stride, column / stride, ky * kernelWidth + kx));
                        }
                    }
                }
                taps.sort(Comparator.comparingInt(Tap::row).thenComparingInt(Tap::column));
                phases.add(phase(y, x, taps, inputs, geometry.groups()));
            }
        }
        int area = kernelHeight * kernelWidth;
        return new ConvolutionPlan(List.copyOf(phases), 1, stride, inputs, outputs, geometry.groups(), area,
                outputs * area, inputs * outputs * area);
    }

    /**
     * Returns whether each pixel is a sum over 3x3 adjacent pixels, and neighbouring pixels are sums over neighbouring
     * squares.
     */
    boolean isDense3x3() {
        if (inputStride != 1 || outputStride != 1 || phases.size() != 1) {
            return false;
        }
        List<Tap> taps = phases.getFirst().taps();
        for (int i = 0; i < taps.size(); i++) {
            if (taps.get(i).row() != taps.getFirst().row() + i / 3
                    || taps.get(i).column() != taps.getFirst().column() + i % 3) {
                return false;
            }
        }
        return taps.size() == 9;
    }

    private static Phase phase(int row, int column, List<Tap> taps, int inputs, int groups) {
        List<TapRun> runs = new ArrayList<>();
        for (int i = 0; i < taps.size(); i++) {
            Tap tap = taps.get(i);
            TapRun last = runs.isEmpty() ? null : runs.getLast();
            // Neighbouring pixels are contiguous in memory only if all channels of a pixel belong to one group.
            if (last != null && groups == 1 && last.row() == tap.row()
                    && last.column() + last.pixels() == tap.column()) {
                runs.set(runs.size() - 1, new TapRun(last.row(), last.column(), last.pixels() + 1, last.first()));
            } else {
                runs.add(new TapRun(tap.row(), tap.column(), 1, i * inputs));
            }
        }
        return new Phase(row, column, List.copyOf(taps), List.copyOf(runs));
    }
}

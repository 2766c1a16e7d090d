package bowman.kernels.vector.convolution;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of a convolution with respect to the weight: for each output channel and each term of its sum, the sum
 * over all output pixels of gradient times input number. The numbers are gathered panel by panel, blocks of pixels
 * deep.
 *
 * <p>The work is split by panels, and where there are few panels, by pixels too; the parts of the pixels are added in
 * order.
 */
final class WeightGradientStep implements Step {

    private static final int DEPTH = 256;
    private static final int ENOUGH_CHUNKS = 16;
    private static final int FEWEST_PIXELS = 1024;

    /** The columns of a run from {@code from} on. */
    private record Panel(TapRun run, int from, int columns) {
    }

    private final GemmKernels gemm;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final View map;
    private final View gradient;
    private final List<Panel> panels;
    private final int sums;
    private final int pixels;
    private final int parts;
    private final PartialWeights weights;
    private final int panelGroups;

    WeightGradientStep(ProgramBuilder program, Geometry geometry, View map, View gradient, View result) {
        this.gemm = program.kernels().gemm();
        this.memory = program.memory();
        this.plan = ConvolutionPlan.forward(geometry, result.shape());
        this.map = map;
        this.gradient = gradient;
        this.panels = panels(plan, gemm.panel());
        this.sums = plan.phases().getFirst().taps().size() * plan.inputs();
        this.pixels = gradient.shape().pixels();
        this.panelGroups = Math.min(panels.size(), 2 * ENOUGH_CHUNKS);
        this.parts = Math.clamp(pixels / FEWEST_PIXELS, 1, Math.ceilDiv(ENOUGH_CHUNKS, panelGroups * plan.groups()));
        memory.reserveScratch(DEPTH * gemm.panel());
        this.weights = new PartialWeights(memory, result, plan.phases().getFirst().taps(), plan.inputs(), parts);
        memory.reserveShared(weights.floats());
    }

    private static List<Panel> panels(ConvolutionPlan plan, int width) {
        List<Panel> panels = new ArrayList<>();
        for (TapRun run : plan.phases().getFirst().runs()) {
            int numbers = run.pixels() * plan.inputs();
            for (int from = 0; from < numbers; from += width) {
                panels.add(new Panel(run, from, Math.min(width, numbers - from)));
            }
        }
        return List.copyOf(panels);
    }

    @Override
    public void run(Workers workers) {
        int perPart = plan.groups() * panelGroups;
        workers.run(parts * perPart, (chunk, worker) -> {
            int index = chunk % perPart;
            sum(chunk / perPart, index / panelGroups, index % panelGroups, worker);
        });
        weights.finish(workers);
    }

    private void sum(int part, int group, int panelGroup, int worker) {
        int from = (int) ((long) pixels * part / parts);
        int until = (int) ((long) pixels * (part + 1) / parts);
        int channels = gradient.shape().channels();
        float[] scratch = memory.scratch(worker);
        int sumsOffset = weights.offset(part, group * plan.outputs());
        int firstPanel = panels.size() * panelGroup / panelGroups;
        int endPanel = panels.size() * (panelGroup + 1) / panelGroups;
        for (int pixel = from; pixel < until; pixel += DEPTH) {
            int depth = Math.min(DEPTH, until - pixel);
            for (Panel panel : panels.subList(firstPanel, endPanel)) {
                gather(panel, group, pixel, depth, scratch);
                gemm.multiply(plan.outputs(), panel.columns, depth,
                        gradient.array(), gradient.offset() + pixel * channels + group * plan.outputs(), 1, channels,
                        scratch, 0, gemm.panel(),
                        weights.array(), sumsOffset + panel.run.first() + panel.from, sums, pixel > from);
            }
        }
    }

    /** Copies the panel's numbers of some output pixels into scratch, 0 where the window extends beyond the edge. */
    private void gather(Panel panel, int group, int pixel, int depth, float[] scratch) {
        Shape shape = gradient.shape();
        int done = 0;
        while (done < depth) {
            int row = (pixel + done) / shape.width();
            int column = (pixel + done) % shape.width();
            int count = Math.min(depth - done, shape.width() - column);
            gatherRow(panel, group, row / shape.height(), row % shape.height(), column, count, scratch,
                    done * gemm.panel());
            done += count;
        }
    }

    private void gatherRow(Panel panel, int group, int sample, int outRow, int outColumn, int count, float[] scratch,
            int at) {
        Shape shape = map.shape();
        int channels = shape.channels();
        int width = gemm.panel();
        int row = outRow * plan.inputStride() + panel.run.row();
        if (row < 0 || row >= shape.height()) {
            Arrays.fill(scratch, at, at + count * width, 0);
            return;
        }
        int rowOffset = map.offset() + (sample * shape.height() + row) * shape.width() * channels;
        int from = group * plan.inputs() + panel.from;
        // Columns whose whole panel lies within the map need no clipping.
        int firstInside = insideFrom(panel, from, channels);
        int endInside = insideUntil(panel, from, channels);
        for (int i = 0; i < count;) {
            int out = outColumn + i;
            int start = (out * plan.inputStride() + panel.run.column()) * channels + from;
            if (out >= firstInside && out < endInside) {
                int inside = Math.min(count - i, endInside - out);
                gemm.copyRows(inside, map.array(), rowOffset + start, plan.inputStride() * channels, scratch,
                        at + i * width);
                i += inside;
            } else {
                clipped(rowOffset, start, panel.columns, shape.width() * channels, scratch, at + i * width);
                i++;
            }
        }
    }

    private int insideFrom(Panel panel, int from, int channels) {
        return Math.ceilDiv(-from - panel.run.column() * channels, plan.inputStride() * channels);
    }

    private int insideUntil(Panel panel, int from, int channels) {
        int last = map.shape().width() * channels - panel.columns - from - panel.run.column() * channels;
        return Math.floorDiv(last, plan.inputStride() * channels) + 1;
    }

    /** Copies {@code columns} numbers from {@code start} on of a row of {@code length}; those outside are 0. */
    private void clipped(int rowOffset, int start, int columns, int length, float[] scratch, int at) {
        float[] from = map.array();
        for (int j = 0; j < columns; j++) {
            int index = start + j;
            scratch[at + j] = index < 0 || index >= length ? 0 : from[rowOffset + index];
        }
    }
}

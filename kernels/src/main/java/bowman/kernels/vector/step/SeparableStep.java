package bowman.kernels.vector.step;

import bowman.graph.Shape;
import bowman.kernels.shared.AxisMap;
import bowman.kernels.vector.kernel.ResamplingKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** A linear map along the rows and one along the columns: first whole rows are combined, then pixels within the row. */
final class SeparableStep implements Step {

    private final ResamplingKernels kernels;
    private final Memory memory;
    private final AxisMap vertical;
    private final AxisMap horizontal;
    private final View x;
    private final View y;

    SeparableStep(ProgramBuilder program, AxisMap vertical, AxisMap horizontal, View x, View y) {
        this.kernels = program.kernels().resampling();
        this.memory = program.memory();
        this.vertical = vertical;
        this.horizontal = horizontal;
        this.x = x;
        this.y = y;
        memory.reserveScratch(x.shape().width() * x.shape().channels());
    }

    @Override
    public void run(Workers workers) {
        RowChunks.of(y.shape().samples() * y.shape().height(), y.shape().width() * y.shape().channels())
                .step((first, rows, worker) -> {
                    for (int row = first; row < first + rows; row++) {
                        row(row, memory.scratch(worker));
                    }
                }).run(workers);
    }

    private void row(int row, float[] scratch) {
        Shape from = x.shape();
        Shape to = y.shape();
        int pitch = from.width() * from.channels();
        int sample = row / to.height();
        int i = row % to.height();
        kernels.combine(pitch, x.array(), x.offset() + sample * from.height() * pitch, pitch, vertical.indices(),
                vertical.weights(), vertical.starts()[i], vertical.starts()[i + 1], scratch, 0);
        kernels.alongRow(from.channels(), horizontal, scratch, 0, y.array(),
                y.offset() + row * to.width() * to.channels());
    }
}

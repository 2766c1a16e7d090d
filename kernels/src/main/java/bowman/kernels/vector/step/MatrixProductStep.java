package bowman.kernels.vector.step;

import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.Shape;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** Products of two matrices that are both computed in every run; each panel of the right one is gathered first. */
final class MatrixProductStep implements Step {

    private final GemmKernels gemm;
    private final Memory memory;
    private final MatrixProduct op;
    private final View left;
    private final View right;
    private final View result;
    private final int rows;
    private final int depth;
    private final int columns;

    MatrixProductStep(ProgramBuilder program, MatrixProduct op, View left, View right, View result) {
        this.gemm = program.kernels().gemm();
        this.memory = program.memory();
        this.op = op;
        this.left = left;
        this.right = right;
        this.result = result;
        Shape shape = result.shape();
        this.rows = shape.extent(2);
        this.columns = shape.extent(3);
        this.depth = op.left().columns(left.shape());
        memory.reserveScratch(depth * gemm.panel());
    }

    @Override
    public void run(Workers workers) {
        int panels = Math.ceilDiv(columns, gemm.panel());
        int products = result.size() / (rows * columns);
        workers.run(products * panels,
                (chunk, worker) -> panel(chunk / panels, chunk % panels * gemm.panel(), memory.scratch(worker)));
    }

    private void panel(int product, int column, float[] scratch) {
        int width = Math.min(gemm.panel(), columns - column);
        float[] b = right.array();
        int bo = right.offset() + product * depth * columns;
        if (op.right().isTransposed()) {
            for (int j = 0; j < width; j++) {
                for (int p = 0; p < depth; p++) {
                    scratch[p * gemm.panel() + j] = b[bo + (column + j) * depth + p];
                }
            }
        } else {
            gemm.copyRows(depth, b, bo + column, columns, scratch, 0);
        }
        int ao = left.offset() + product * rows * depth;
        int co = result.offset() + product * rows * columns + column;
        gemm.multiply(rows, width, depth, left.array(), ao, op.left().isTransposed() ? 1 : depth,
                op.left().isTransposed() ? rows : 1, scratch, 0, gemm.panel(), result.array(), co, columns, false);
    }
}

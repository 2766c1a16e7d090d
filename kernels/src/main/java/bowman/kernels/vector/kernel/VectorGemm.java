package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products in tiles of four or eight rows by two vectors, held in registers. Eight rows fill the 32 registers of
 * AVX-512 and NEON well; AVX2 has 16, where the compiler spills with more than four rows.
 *
 * <p>One step of the inner loop is written out per row because the compiler keeps vectors in registers only as local
 * variables, and its own unrolling of this loop brings no gain.
 */
final class VectorGemm implements GemmKernels {

    private static final int PANEL = 2 * LANES;

    private static final boolean EIGHT_ROWS = SPECIES.vectorBitSize() != 256;

    @Override
    public int panel() {
        return PANEL;
    }

    @Override
    public void multiply(int rows, int columns, int depth, float[] a, int ao, int aRow, int aStep, float[] b, int bo,
            int bStep, float[] c, int co, int cRow, boolean add) {
        int i = 0;
        if (EIGHT_ROWS) {
            for (; i <= rows - 8; i += 8) {
                eight(columns, depth, a, ao + i * aRow, aRow, aStep, b, bo, bStep, c, co + i * cRow, cRow, add);
            }
        }
        for (; i <= rows - 4; i += 4) {
            four(columns, depth, a, ao + i * aRow, aRow, aStep, b, bo, bStep, c, co + i * cRow, cRow, add);
        }
        for (; i < rows; i++) {
            one(columns, depth, a, ao + i * aRow, aStep, b, bo, bStep, c, co + i * cRow, add);
        }
    }

    @Override
    public void copyRows(int rows, float[] from, int offset, int rowStep, float[] to, int at) {
        for (int i = 0; i < rows; i++) {
            FloatVector x = FloatVector.fromArray(SPECIES, from, offset + i * rowStep);
            FloatVector y = FloatVector.fromArray(SPECIES, from, offset + i * rowStep + LANES);
            x.intoArray(to, at + i * PANEL);
            y.intoArray(to, at + i * PANEL + LANES);
        }
    }

    /** Stores the part of a tile that lies within the result. */
    private static void copyTile(float[] tile, int rows, int columns, float[] c, int co, int cRow, boolean add) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = co + i * cRow + j;
                c[at] = add ? c[at] + tile[i * PANEL + j] : tile[i * PANEL + j];
            }
        }
    }

    private static void eight(int columns, int depth, float[] a, int ao, int aRow, int aStep, float[] b, int bo,
            int bStep, float[] c, int co, int cRow, boolean add) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector d0 = c0;
        FloatVector c1 = FloatVector.zero(SPECIES);
        FloatVector d1 = c1;
        FloatVector c2 = FloatVector.zero(SPECIES);
        FloatVector d2 = c2;
        FloatVector c3 = FloatVector.zero(SPECIES);
        FloatVector d3 = c3;
        FloatVector c4 = FloatVector.zero(SPECIES);
        FloatVector d4 = c4;
        FloatVector c5 = FloatVector.zero(SPECIES);
        FloatVector d5 = c5;
        FloatVector c6 = FloatVector.zero(SPECIES);
        FloatVector d6 = c6;
        FloatVector c7 = FloatVector.zero(SPECIES);
        FloatVector d7 = c7;
        int a1 = ao + aRow;
        int a2 = ao + 2 * aRow;
        int a3 = ao + 3 * aRow;
        int a4 = ao + 4 * aRow;
        int a5 = ao + 5 * aRow;
        int a6 = ao + 6 * aRow;
        int a7 = ao + 7 * aRow;
        for (int p = 0; p < depth; p++) {
            int q = p * aStep;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo + p * bStep);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + p * bStep + LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[ao + q]);
            c0 = v0.fma(b0, c0);
            d0 = v0.fma(b1, d0);
            FloatVector v1 = FloatVector.broadcast(SPECIES, a[a1 + q]);
            c1 = v1.fma(b0, c1);
            d1 = v1.fma(b1, d1);
            FloatVector v2 = FloatVector.broadcast(SPECIES, a[a2 + q]);
            c2 = v2.fma(b0, c2);
            d2 = v2.fma(b1, d2);
            FloatVector v3 = FloatVector.broadcast(SPECIES, a[a3 + q]);
            c3 = v3.fma(b0, c3);
            d3 = v3.fma(b1, d3);
            FloatVector v4 = FloatVector.broadcast(SPECIES, a[a4 + q]);
            c4 = v4.fma(b0, c4);
            d4 = v4.fma(b1, d4);
            FloatVector v5 = FloatVector.broadcast(SPECIES, a[a5 + q]);
            c5 = v5.fma(b0, c5);
            d5 = v5.fma(b1, d5);
            FloatVector v6 = FloatVector.broadcast(SPECIES, a[a6 + q]);
            c6 = v6.fma(b0, c6);
            d6 = v6.fma(b1, d6);
            FloatVector v7 = FloatVector.broadcast(SPECIES, a[a7 + q]);
            c7 = v7.fma(b0, c7);
            d7 = v7.fma(b1, d7);
        }
        if (columns < PANEL) {
            float[] tile = new float[8 * PANEL];
            c0.intoArray(tile, 0);
            d0.intoArray(tile, LANES);
            c1.intoArray(tile, PANEL);
            d1.intoArray(tile, PANEL + LANES);
            c2.intoArray(tile, 2 * PANEL);
            d2.intoArray(tile, 2 * PANEL + LANES);
            c3.intoArray(tile, 3 * PANEL);
            d3.intoArray(tile, 3 * PANEL + LANES);
            c4.intoArray(tile, 4 * PANEL);
            d4.intoArray(tile, 4 * PANEL + LANES);
            c5.intoArray(tile, 5 * PANEL);
            d5.intoArray(tile, 5 * PANEL + LANES);
            c6.intoArray(tile, 6 * PANEL);
            d6.intoArray(tile, 6 * PANEL + LANES);
            c7.intoArray(tile, 7 * PANEL);
            d7.intoArray(tile, 7 * PANEL + LANES);
            copyTile(tile, 8, columns, c, co, cRow, add);
            return;
        }
        if (add) {
            c0 = c0.add(FloatVector.fromArray(SPECIES, c, co));
            d0 = d0.add(FloatVector.fromArray(SPECIES, c, co + LANES));
            c1 = c1.add(FloatVector.fromArray(SPECIES, c, co + cRow));
            d1 = d1.add(FloatVector.fromArray(SPECIES, c, co + cRow + LANES));
            c2 = c2.add(FloatVector.fromArray(SPECIES, c, co + 2 * cRow));
            d2 = d2.add(FloatVector.fromArray(SPECIES, c, co + 2 * cRow + LANES));
            c3 = c3.add(FloatVector.fromArray(SPECIES, c, co + 3 * cRow));
            d3 = d3.add(FloatVector.fromArray(SPECIES, c, co + 3 * cRow + LANES));
            c4 = c4.add(FloatVector.fromArray(SPECIES, c, co + 4 * cRow));
            d4 = d4.add(FloatVector.fromArray(SPECIES, c, co + 4 * cRow + LANES));
            c5 = c5.add(FloatVector.fromArray(SPECIES, c, co + 5 * cRow));
            d5 = d5.add(FloatVector.fromArray(SPECIES, c, co + 5 * cRow + LANES));
            c6 = c6.add(FloatVector.fromArray(SPECIES, c, co + 6 * cRow));
            d6 = d6.add(FloatVector.fromArray(SPECIES, c, co + 6 * cRow + LANES));
            c7 = c7.add(FloatVector.fromArray(SPECIES, c, co + 7 * cRow));
            d7 = d7.add(FloatVector.fromArray(SPECIES, c, co + 7 * cRow + LANES));
        }
        c0.intoArray(c, co);
        d0.intoArray(c, co + LANES);
        c1.intoArray(c, co + cRow);
        d1.intoArray(c, co + cRow + LANES);
        c2.intoArray(c, co + 2 * cRow);
        d2.intoArray(c, co + 2 * cRow + LANES);
        c3.intoArray(c, co + 3 * cRow);
        d3.intoArray(c, co + 3 * cRow + LANES);
        c4.intoArray(c, co + 4 * cRow);
        d4.intoArray(c, co + 4 * cRow + LANES);
        c5.intoArray(c, co + 5 * cRow);
        d5.intoArray(c, co + 5 * cRow + LANES);
        c6.intoArray(c, co + 6 * cRow);
        d6.intoArray(c, co + 6 * cRow + LANES);
        c7.intoArray(c, co + 7 * cRow);
        d7.intoArray(c, co + 7 * cRow + LANES);
    }

    private static void four(int columns, int depth, float[] a, int ao, int aRow, int aStep, float[] b, int bo,
            int bStep, float[] c, int co, int cRow, boolean add) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector d0 = c0;
        FloatVector c1 = FloatVector.zero(SPECIES);
        FloatVector d1 = c1;
        FloatVector c2 = FloatVector.zero(SPECIES);
        FloatVector d2 = c2;
        FloatVector c3 = FloatVector.zero(SPECIES);
        FloatVector d3 = c3;
        int a1 = ao + aRow;
        int a2 = ao + 2 * aRow;
        int a3 = ao + 3 * aRow;
        for (int p = 0; p < depth; p++) {
            int q = p * aStep;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo + p * bStep);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + p * bStep + LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[ao + q]);
            c0 = v0.fma(b0, c0);
            d0 = v0.fma(b1, d0);
            FloatVector v1 = FloatVector.broadcast(SPECIES, a[a1 + q]);
            c1 = v1.fma(b0, c1);
            d1 = v1.fma(b1, d1);
            FloatVector v2 = FloatVector.broadcast(SPECIES, a[a2 + q]);
            c2 = v2.fma(b0, c2);
            d2 = v2.fma(b1, d2);
            FloatVector v3 = FloatVector.broadcast(SPECIES, a[a3 + q]);
            c3 = v3.fma(b0, c3);
            d3 = v3.fma(b1, d3);
        }
        if (columns < PANEL) {
            float[] tile = new float[4 * PANEL];
            c0.intoArray(tile, 0);
            d0.intoArray(tile, LANES);
            c1.intoArray(tile, PANEL);
            d1.intoArray(tile, PANEL + LANES);
            c2.intoArray(tile, 2 * PANEL);
            d2.intoArray(tile, 2 * PANEL + LANES);
            c3.intoArray(tile, 3 * PANEL);
            d3.intoArray(tile, 3 * PANEL + LANES);
            copyTile(tile, 4, columns, c, co, cRow, add);
            return;
        }
        if (add) {
            c0 = c0.add(FloatVector.fromArray(SPECIES, c, co));
            d0 = d0.add(FloatVector.fromArray(SPECIES, c, co + LANES));
            c1 = c1.add(FloatVector.fromArray(SPECIES, c, co + cRow));
            d1 = d1.add(FloatVector.fromArray(SPECIES, c, co + cRow + LANES));
            c2 = c2.add(FloatVector.fromArray(SPECIES, c, co + 2 * cRow));
            d2 = d2.add(FloatVector.fromArray(SPECIES, c, co + 2 * cRow + LANES));
            c3 = c3.add(FloatVector.fromArray(SPECIES, c, co + 3 * cRow));
            d3 = d3.add(FloatVector.fromArray(SPECIES, c, co + 3 * cRow + LANES));
        }
        c0.intoArray(c, co);
        d0.intoArray(c, co + LANES);
        c1.intoArray(c, co + cRow);
        d1.intoArray(c, co + cRow + LANES);
        c2.intoArray(c, co + 2 * cRow);
        d2.intoArray(c, co + 2 * cRow + LANES);
        c3.intoArray(c, co + 3 * cRow);
        d3.intoArray(c, co + 3 * cRow + LANES);
    }

    private static void one(int columns, int depth, float[] a, int ao, int aStep, float[] b, int bo, int bStep,
            float[] c, int co, boolean add) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector d0 = c0;
        for (int p = 0; p < depth; p++) {
            int q = p * aStep;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bo + p * bStep);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bo + p * bStep + LANES);
            FloatVector v0 = FloatVector.broadcast(SPECIES, a[ao + q]);
            c0 = v0.fma(b0, c0);
            d0 = v0.fma(b1, d0);
        }
        if (columns < PANEL) {
            float[] tile = new float[PANEL];
            c0.intoArray(tile, 0);
            d0.intoArray(tile, LANES);
            copyTile(tile, 1, columns, c, co, 0, add);
            return;
        }
        if (add) {
            c0 = c0.add(FloatVector.fromArray(SPECIES, c, co));
            d0 = d0.add(FloatVector.fromArray(SPECIES, c, co + LANES));
        }
        c0.intoArray(c, co);
        d0.intoArray(c, co + LANES);
    }
}

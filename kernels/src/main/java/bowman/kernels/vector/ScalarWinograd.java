package bowman.kernels.vector;

final class ScalarWinograd implements WinogradKernels {

    @Override
    public void input(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j++) {
            float d0 = from[at + j];
            float d1 = from[at + step + j];
            float d2 = from[at + 2 * step + j];
            float d3 = from[at + 3 * step + j];
            float d4 = from[at + 4 * step + j];
            float d5 = from[at + 5 * step + j];
            float evenA = d4 - 2 * d2;
            float oddA = A * d3 - B * d1;
            float evenB = d4 - d2 / 2;
            float oddB = B * d3 - A * d1;
            to[o + j] = d0 - 2.5f * d2 + d4;
            to[o + toStep + j] = evenA + oddA;
            to[o + 2 * toStep + j] = evenA - oddA;
            to[o + 3 * toStep + j] = evenB + oddB;
            to[o + 4 * toStep + j] = evenB - oddB;
            to[o + 5 * toStep + j] = d1 - 2.5f * d3 + d5;
        }
    }

    @Override
    public void output(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j++) {
            float m0 = from[at + j];
            float m1 = from[at + step + j];
            float m2 = from[at + 2 * step + j];
            float m3 = from[at + 3 * step + j];
            float m4 = from[at + 4 * step + j];
            float m5 = from[at + 5 * step + j];
            float evenA = m1 + m2;
            float oddA = A * (m1 - m2);
            float evenB = m3 + m4;
            float oddB = B * (m3 - m4);
            to[o + j] = m0 + evenA + evenB;
            to[o + toStep + j] = oddA + oddB;
            to[o + 2 * toStep + j] = evenA / 2 + 2 * evenB;
            to[o + 3 * toStep + j] = oddA / 2 + 2 * oddB + m5;
        }
    }

    @Override
    public void weight(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j++) {
            float g0 = from[at + j];
            float g1 = from[at + step + j];
            float g2 = from[at + 2 * step + j];
            float evenA = -(g0 + g2 / 2) / 1.5f;
            float oddA = -A * g1 / 1.5f;
            float evenB = (g0 + 2 * g2) / 6;
            float oddB = B * g1 / 6;
            to[o + j] = g0;
            to[o + toStep + j] = evenA + oddA;
            to[o + 2 * toStep + j] = evenA - oddA;
            to[o + 3 * toStep + j] = evenB + oddB;
            to[o + 4 * toStep + j] = evenB - oddB;
            to[o + 5 * toStep + j] = g2;
        }
    }

    @Override
    public void outputTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j++) {
            float y0 = from[at + j];
            float y1 = from[at + step + j];
            float y2 = from[at + 2 * step + j];
            float y3 = from[at + 3 * step + j];
            float evenA = y0 + y2 / 2;
            float oddA = A * (y1 + y3 / 2);
            float evenB = y0 + 2 * y2;
            float oddB = B * (y1 + 2 * y3);
            to[o + j] = y0;
            to[o + toStep + j] = evenA + oddA;
            to[o + 2 * toStep + j] = evenA - oddA;
            to[o + 3 * toStep + j] = evenB + oddB;
            to[o + 4 * toStep + j] = evenB - oddB;
            to[o + 5 * toStep + j] = y3;
        }
    }

    @Override
    public void weightTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j++) {
            float u1 = from[at + step + j];
            float u2 = from[at + 2 * step + j];
            float u3 = from[at + 3 * step + j];
            float u4 = from[at + 4 * step + j];
            float evenA = -(u1 + u2) / 1.5f;
            float oddA = -A * (u1 - u2) / 1.5f;
            float evenB = (u3 + u4) / 6;
            float oddB = B * (u3 - u4) / 6;
            to[o + j] = from[at + j] + evenA + evenB;
            to[o + toStep + j] = oddA + oddB;
            to[o + 2 * toStep + j] = evenA / 2 + 2 * evenB + from[at + 5 * step + j];
        }
    }
}

package bowman.segment;

import java.util.Arrays;

/** Test-time augmentation: the mean over a window and its vertical, horizontal and double flip. */
final class FlippedWindows implements WindowModel {

    private static final int VIEWS = 4;

    private final WindowModel model;
    private final int size;
    private final float[] flipped;
    private final float[] one;

    FlippedWindows(WindowModel model, int size) {
        this.model = model;
        this.size = size;
        this.flipped = new float[3 * size * size];
        this.one = new float[size * size];
    }

    @Override
    public void run(float[] colors, float[] probabilities) {
        Arrays.fill(probabilities, 0);
        for (int view = 0; view < VIEWS; view++) {
            for (int pixel = 0; pixel < one.length; pixel++) {
                System.arraycopy(colors, 3 * source(view, pixel), flipped, 3 * pixel, 3);
            }
            model.run(flipped, one);
            for (int pixel = 0; pixel < one.length; pixel++) {
                probabilities[source(view, pixel)] += one[pixel] / VIEWS;
            }
        }
    }

    /** The pixel that a flip moves to a place. */
    private int source(int view, int pixel) {
        int row = pixel / size;
        int column = pixel % size;
        return ((view & 1) == 0 ? row : size - 1 - row) * size + ((view & 2) == 0 ? column : size - 1 - column);
    }

    @Override
    public void close() {
        model.close();
    }
}

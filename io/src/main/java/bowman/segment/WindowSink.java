package bowman.segment;

import java.io.IOException;

/** Takes what a network says about windows, in their order. */
interface WindowSink {

    /** @param probabilities of the window; the array is used again */
    void add(int index, float[] probabilities) throws IOException;

    /** Hears of a window that is not computed. */
    void pass(int index) throws IOException;
}

package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** A kernel for each fault. */
final class FaultyKernels {

    private static final int[] TABLE = {1, 2, 3};

    private FaultyKernels() {
    }

    static void shiftsInt(IntArray a) {
        a.set(0, a.get(0) >>> 3);
    }

    static void shiftsLong(IntArray a) {
        a.set(0, (int) (((long) a.get(0) >>> 3) & 7));
    }

    static void dividesElement(IntArray a) {
        a.set(0, a.get(0) / 4);
    }

    static void dividesDifference(KernelContext context, IntArray a, int padding, int stride) {
        int from = context.globalIdx - padding;
        a.set(0, from / stride);
    }

    static void dividesAfterAnotherPath(IntArray a, int n) {
        int value = n;
        for (int i = 0; i < n; i++) {
            a.set(i, value / 2);
            value -= 3;
        }
    }

    static void takesRemainder(IntArray a) {
        a.set(0, (int) ((long) a.get(0) % 8L));
    }

    static int dividesInHelper(int value) {
        return value / 2;
    }

    static void testsAndChanges(IntArray a, int n) {
        int value = n - 5;
        if (value >= 0) {
            value -= 9;
            a.set(0, value / 2);
        }
    }

    static void multipliesAndAdds(FloatArray a) {
        a.set(0, Math.fma(a.get(0), a.get(1), a.get(2)));
    }

    static void rounds(FloatArray a) {
        a.set(0, Math.round(a.get(0)));
    }

    static void castsToBits(FloatArray a) {
        a.set(0, Float.floatToRawIntBits(a.get(0)));
    }

    static void castsFromBits(FloatArray a) {
        a.set(0, Float.intBitsToFloat(1));
    }

    static void takesBoolean(FloatArray a, boolean relu) {
        a.set(0, relu ? 0 : 1);
    }

    static void readsTable(IntArray a) {
        a.set(0, TABLE[1]);
    }

    static void prints(IntArray a) {
        System.out.println(a.get(0));
    }

    static void throwsException(IntArray a) {
        if (a.get(0) == 0) {
            throw new IllegalStateException();
        }
    }

    static void joinsText(IntArray a) {
        a.set(0, ("a" + a.get(0)).length());
    }

    static void addsFloats(KernelContext context, FloatArray a) {
        context.atomicAdd(a, 0, 1f);
    }

    static void callsElsewhere(IntArray a) {
        a.set(0, Character.getNumericValue(a.get(0)));
    }

    static void passesLocalMemory(KernelContext context, FloatArray a) {
        float[] local = context.allocateFloatLocalArray(4);
        a.set(0, first(local));
    }

    private static float first(float[] local) {
        return local[0];
    }

    static void comparesNan(FloatArray a) {
        if (a.get(0) <= a.get(1)) {
            a.set(0, 1);
        }
    }

    static void usesForeignWord(FloatArray a, int kernel) {
        a.set(0, kernel);
    }

    static void computesInDouble(FloatArray a) {
        a.set(0, (float) Math.exp(a.get(0)));
    }

    static void normalize(FloatArray a) {
        a.set(0, 1);
    }

    static float dividesInHelperWithArray(FloatArray a, int padded, int stride) {
        return a.get(padded / stride);
    }
}

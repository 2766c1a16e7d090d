package bowman.kernels.vector.program;

import bowman.runtime.Workers;

/**
 * Sums in double over parts of a problem. A partial sum is stored in the shared memory as two floats, whose sum it is.
 */
public final class DoubleSums {

    /** Adds one part's terms to sums that start at 0. */
    @FunctionalInterface
    public interface Part {
        void add(int part, double[] sums);
    }

    private final Memory memory;
    private final int parts;
    private final int perPart;

    public DoubleSums(Memory memory, int parts, int perPart) {
        this.memory = memory;
        this.parts = parts;
        this.perPart = perPart;
        memory.reserveShared(Math.multiplyExact(parts, 2 * perPart));
    }

    public void run(Workers workers, Part body) {
        workers.run(parts, (part, worker) -> {
            double[] sums = new double[perPart];
            body.add(part, sums);
            for (int i = 0; i < perPart; i++) {
                int at = 2 * (part * perPart + i);
                memory.shared()[at] = (float) sums[i];
                memory.shared()[at + 1] = (float) (sums[i] - (float) sums[i]);
            }
        });
    }

    /** Returns the sum of the numbers at index i over parts {@code from} to before {@code until}. */
    public double total(int i, int from, int until) {
        double sum = 0;
        for (int part = from; part < until; part++) {
            int at = 2 * (part * perPart + i);
            sum += (double) memory.shared()[at] + memory.shared()[at + 1];
        }
        return sum;
    }

    public double total(int i) {
        return total(i, 0, parts);
    }
}

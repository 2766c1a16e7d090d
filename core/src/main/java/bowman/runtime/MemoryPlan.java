package bowman.runtime;

/**
 * The memory of an executable, in bytes, known before any of it is allocated.
 *
 * @param variables weights, buffers and the optimizer's moments
 * @param values inputs, outputs and everything between, after reuse
 * @param packed weights rearranged for the kernels
 * @param scratch working memory of the kernels, of all threads together
 */
public record MemoryPlan(long variables, long values, long packed, long scratch) {

    /** Returns the sum of all parts. */
    public long bytes() {
        return variables + values + packed + scratch;
    }

    @Override
    public String toString() {
        return "%,d MiB (variables %,d, values %,d, packed weights %,d, scratch %,d)".formatted(
                mebibytes(bytes()), mebibytes(variables), mebibytes(values), mebibytes(packed), mebibytes(scratch));
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}

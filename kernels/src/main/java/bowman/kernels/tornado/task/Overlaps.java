package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.kernels.tornado.device.DeviceMemory.Scratch;
import bowman.kernels.tornado.device.KernelTask;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ProbabilityKernels;

/**
 * The overlaps of a node's probabilities with its targets, added to a program: I = sum p t, P = sum p and T = sum t.
 *
 * @param scratch the scratch memory of the node
 * @param sums (segments, channels, 3); segments are the samples, or one is the batch
 * @param probabilities (n, h, w, c) of classes; of masks, the logits
 */
record Overlaps(Scratch scratch, View sums, View probabilities) {

    /** Makes the kernel that sums over chunks of a segment's pixels. */
    @FunctionalInterface
    private interface First {
        KernelTask into(View sums, int pixels, int chunks);
    }

    static Overlaps ofMasks(ProgramBuilder program, Node node, View logits, View targets, int segments) {
        return of(program, node, program.memory().scratch(), logits, segments,
                (sums, pixels, chunks) -> (graph, id, context) -> graph.task(id, ProbabilityKernels::overlapMasks,
                        context, logits.array(),
                        logits.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(),
                        sums.size() / 3, pixels, logits.shape().channels(), chunks));
    }

    static Overlaps ofClasses(ProgramBuilder program, Node node, View logits, View targets) {
        int pixels = logits.shape().pixels();
        int channels = logits.shape().channels();
        Scratch scratch = program.memory().scratch();
        View p = scratch.reserve(logits.shape().extents());
        program.add(node, program.limits().over(pixels), (graph, id, context) -> graph.task(id,
                ProbabilityKernels::softmax, context, logits.array(), logits.offset(), p.array(), p.offset(), pixels,
                channels));
        return of(program, node, scratch, p, logits.shape().samples(),
                (sums, perSegment, chunks) -> (graph, id, context) -> graph.task(id, ProbabilityKernels::overlapClasses,
                        context, p.array(),
                        p.offset(), targets.array(), targets.offset(), sums.array(), sums.offset(), sums.size() / 3,
                        perSegment, channels, chunks));
    }

    private static Overlaps of(ProgramBuilder program, Node node, Scratch scratch, View probabilities, int segments,
            First first) {
        int channels = probabilities.shape().channels();
        int pixels = probabilities.shape().pixels() / segments;
        View sums = scratch.reserve(segments, channels, 3);
        new RowSums(program, node, scratch, segments, 3 * channels).add(pixels,
                (parts, chunks, chunkRows) -> first.into(parts, pixels, chunks), sums);
        return new Overlaps(scratch, sums, probabilities);
    }

    int segments() {
        return sums.shape().extent(0);
    }

    int channels() {
        return sums.shape().extent(1);
    }

    /** The number of elements of each of the three sums. */
    int count() {
        return segments() * channels();
    }

    /** Elements of a segment's probabilities. */
    int perSegment() {
        return probabilities.size() / segments();
    }

    /**
     * The weight of each segment and channel in the mean over all segments and the channels from {@code firstClass} on.
     */
    float share(int firstClass) {
        return 1f / (segments() * (channels() - firstClass));
    }
}

package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import bowman.graph.Node;
import bowman.graph.ResamplingOp;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.AveragePoolGradient;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.MaxPoolGradient;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.ResizeGradient;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Resizing and pooling on (n, c, h, w). */
final class ResamplingNodes {

    private static final int HEIGHT_AXIS = 2;
    private static final int WIDTH_AXIS = 3;

    private ResamplingNodes() {
    }

    static void translate(Translation to, Node node, ResamplingOp op) {
        switch (op) {
            case Resize resize -> resize(to, node, resize);
            case MaxPool pool -> pool(to, node, "MaxPool", Padding.of(node, pool.window()).attributes());
            case AveragePool pool -> averagePool(to, node, pool);
            case ResizeGradient _, MaxPoolGradient _, AveragePoolGradient _ -> throw Translation.refusal(node);
        }
    }

    /** For integer factors ONNX runtimes and PyTorch round alike; U-Net has other factors if a map's size is odd. */
    private static void resize(Translation to, Node node, Resize op) {
        Shape map = node.operand(0).shape();
        String operand = to.operand(node, 0, Layout.CHANNELS_FIRST);
        String resized;
        if (op.height() % map.height() == 0 && op.width() % map.width() == 0) {
            String factors = to.initializers().vector(1, 1, op.height() / map.height(), op.width() / map.width());
            // The second input, a region of interest, is only for another mode.
            resized = to.add(node, "Resize", List.of(operand, "", factors), attributes(op.interpolation()));
        } else if (op.interpolation() == Interpolation.NEAREST) {
            String rows = nearest(to, node, operand, HEIGHT_AXIS, map.height(), op.height());
            resized = nearest(to, node, rows, WIDTH_AXIS, map.width(), op.width());
        } else {
            throw new IllegalArgumentException("%s of %s to %dx%d cannot be exported as ONNX; resize by integer factors"
                    .formatted(node, map, op.height(), op.width()));
        }
        to.result(node, Layout.CHANNELS_FIRST, resized);
    }

    /** Gathers the elements along an axis by PyTorch's rounding, since that of Resize depends on the runtime. */
    private static String nearest(Translation to, Node node, String map, int axis, int in, int out) {
        if (in == out) {
            return map;
        }
        long[] indices = IntStream.range(0, out).mapToLong(i -> Interpolation.nearest(i, in, out)).toArray();
        return to.add(node, "Gather", List.of(map, to.initializers().integers(indices)),
                Attributes.integer("axis", axis));
    }

    private static AttributeProto[] attributes(Interpolation interpolation) {
        return switch (interpolation) {
            case NEAREST -> new AttributeProto[] {Attributes.text("mode", "nearest"),
                Attributes.text("coordinate_transformation_mode", "asymmetric"),
                Attributes.text("nearest_mode", "floor")};
            case BILINEAR -> linear("half_pixel");
            case BILINEAR_ALIGN_CORNERS -> linear("align_corners");
        };
    }

    private static AttributeProto[] linear(String coordinates) {
        return new AttributeProto[] {Attributes.text("mode", "linear"),
            Attributes.text("coordinate_transformation_mode", coordinates)};
    }

    private static void averagePool(Translation to, Node node, AveragePool op) {
        Padding padding = Padding.of(node, op.window());
        boolean counted = op.divisor() == Divisor.PADDED;
        if (counted && padding.overhangs()) {
            throw new IllegalArgumentException(node + " of " + node.operand(0).shape() + " cannot be exported as ONNX,"
                    + " since a window that counts its padding hangs over the edge; choose a size that it divides");
        }
        pool(to, node, "AveragePool", padding.attributes(), Attributes.integer("count_include_pad", counted ? 1 : 0));
    }

    private static void pool(Translation to, Node node, String operation, List<AttributeProto> window,
            AttributeProto... more) {
        AttributeProto[] attributes = Stream.concat(window.stream(), Stream.of(more))
                .toArray(AttributeProto[]::new);
        to.result(node, Layout.CHANNELS_FIRST, to.add(node, operation,
                List.of(to.operand(node, 0, Layout.CHANNELS_FIRST)), attributes));
    }

    /**
     * A window with its padding at the start and the end. Windows beyond the far edge are expressed by padding, since
     * runtimes differ in their implementation of ceil_mode.
     */
    private record Padding(Window window, int bottom, int right) {

        static Padding of(Node node, Window window) {
            Shape map = node.operand(0).shape();
            return new Padding(window, behind(window, map.height()), behind(window, map.width()));
        }

        private static int behind(Window window, int extent) {
            int reached = (window.resultExtent(extent) - 1) * window.stride() + window.kernel();
            return Math.max(window.padding(), reached - window.padding() - extent);
        }

        boolean overhangs() {
            return bottom > window.padding() || right > window.padding();
        }

        List<AttributeProto> attributes() {
            return List.of(Attributes.integers("kernel_shape", window.kernel(), window.kernel()),
                    Attributes.integers("strides", window.stride(), window.stride()),
                    Attributes.integers("pads", window.padding(), window.padding(), bottom, right));
        }
    }
}

package bowman.kernels.tornado.kernel;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.runtime.InsufficientMemoryException;

/**
 * The sizes of a convolution, packed into three numbers, since a kernel takes at most 15 arguments. Kernels unpack them
 * with shifts and masks, which their compiler evaluates once.
 *
 * @param maps height and width of the map and of the result, 15 bits each, the first one highest
 * @param channels samples, channels of the map and of the result, 20 bits each
 * @param window rows and columns of the weight, stride, padding, dilation, 8 bits each, and groups, 16 bits
 */
public record ConvolutionSizes(long maps, long channels, long window) {

    /**
     * Packs the sizes of a convolution.
     *
     * @throws InsufficientMemoryException if a size does not fit into its bits
     */
    public static ConvolutionSizes of(Geometry geometry, Shape map, Shape weight) {
        Shape result = geometry.result(map, weight);
        return new ConvolutionSizes(
                maps(map, result),
                pack(20, map.samples(), map.channels(), result.channels()),
                pack(8, ConvolutionOp.kernelHeight(weight), ConvolutionOp.kernelWidth(weight), geometry.stride(),
                        geometry.padding(), geometry.dilation()) << 16 | pack(16, geometry.groups()));
    }

    /** Packs height and width of a map and of a result. */
    public static long maps(Shape map, Shape result) {
        return pack(15, map.height(), map.width(), result.height(), result.width());
    }

    private static long pack(int bits, int... sizes) {
        long packed = 0;
        for (int size : sizes) {
            if (size >> bits != 0) {
                throw new InsufficientMemoryException("the TornadoVM backend has no kernel for a size of " + size
                        + ", only below " + (1 << bits) + " here; use a smaller image or --backend vector");
            }
            packed = packed << bits | size;
        }
        return packed;
    }
}

package bowman.kernels;

import static bowman.kernels.Families.CHANNELS;
import static bowman.kernels.Families.MAP;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.graph.Value;

/** The kinds of convolutions that occur in networks. */
final class ConvolutionFamilies {

    private ConvolutionFamilies() {
    }

    /** One group: plain, strided, dilated, a stem, a linear layer, and one with an epilogue to fuse. */
    static Family dense() {
        FamilyBuilder family = new FamilyBuilder("convolution");
        Value map = family.input("map", MAP);
        convolution(family, "3x3", map, 40, 3, new Geometry(1, 1, 1, 1));
        convolution(family, "strided 3x3", map, 33, 3, new Geometry(2, 1, 1, 1));
        convolution(family, "dilated 3x3", map, 33, 3, new Geometry(1, 2, 2, 1));
        Value image = family.input("image", Shape.map(2, 45, 51, 3));
        convolution(family, "7x7 stem", image, 32, 7, new Geometry(4, 3, 1, 1));
        Value linear = family.weight("linear weight", 130, CHANNELS);
        Value bias = family.weight("linear bias", 130);
        family.differentiated("linear", family.graph().linear(map, linear, bias), map, linear, bias);
        Value fused = family.graph().convolution(map, family.weight("fused weight", CHANNELS, CHANNELS, 3, 3),
                family.weight("fused bias", CHANNELS), new Geometry(1, 1, 1, 1));
        Value residual = family.input("residual", MAP);
        return family.output("fused", family.graph().relu(family.graph().sum(fused, residual))).build();
    }

    /** Several groups, and a group for each channel. */
    static Family grouped() {
        FamilyBuilder family = new FamilyBuilder("grouped convolution");
        Value map = family.input("map", MAP);
        convolution(family, "2 groups", map, 44, 3, new Geometry(1, 1, 1, 2));
        convolution(family, "depthwise", map, CHANNELS, 3, new Geometry(1, 1, 1, CHANNELS));
        convolution(family, "strided depthwise", map, CHANNELS, 3, new Geometry(2, 1, 1, CHANNELS));
        return family.build();
    }

    private static void convolution(FamilyBuilder family, String name, Value map, int out, int kernel,
            Geometry geometry) {
        int in = map.shape().channels() / geometry.groups();
        Value weight = family.weight(name + " weight", out, in, kernel, kernel);
        Value bias = family.weight(name + " bias", out);
        family.differentiated(name, family.graph().convolution(map, weight, bias, geometry), map, weight, bias);
    }
}

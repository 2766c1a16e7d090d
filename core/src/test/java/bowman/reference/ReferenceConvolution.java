package bowman.reference;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import java.util.List;

/**
 * Convolution and its gradients. All three run over the same triples of an element of the result, of the map and of the
 * weight that meet in result += map * weight; they differ in which of the three is summed up.
 */
final class ReferenceConvolution {

    /** An element of the result, of the map and of the weight that meet. */
    @FunctionalInterface
    private interface Meeting {
        void at(int result, int map, int weight);
    }

    private ReferenceConvolution() {
    }

    static Numbers evaluate(ConvolutionOp op, List<Numbers> operands) {
        return switch (op) {
            case Convolution(Geometry geometry, Epilogue epilogue) -> convolution(geometry, epilogue, operands);
            case ConvolutionMapGradient(Geometry geometry, Shape map) ->
                    mapGradient(geometry, map, operands.get(0), operands.get(1));
            case ConvolutionWeightGradient(Geometry geometry, Shape weight) ->
                    weightGradient(geometry, weight, operands.get(0), operands.get(1));
        };
    }

    private static Numbers convolution(Geometry geometry, Epilogue epilogue, List<Numbers> operands) {
        Numbers map = operands.get(0);
        Numbers weight = operands.get(1);
        Numbers result = Numbers.zeros(geometry.result(map.shape(), weight.shape()));
        forEachMeeting(geometry, map.shape(), weight.shape(), (r, m, w) -> result.add(r, map.at(m) * weight.at(w)));
        int channels = result.shape().channels();
        for (int i = 0; i < result.size(); i++) {
            double sum = result.at(i);
            if (epilogue.bias()) {
                sum += operands.get(2).at(i % channels);
            }
            if (epilogue.residual()) {
                sum += operands.getLast().at(i);
            }
            result.set(i, ReferenceActivation.value(epilogue.activation(), sum));
        }
        return result;
    }

    private static Numbers mapGradient(Geometry geometry, Shape map, Numbers gradient, Numbers weight) {
        Numbers mapGradient = Numbers.zeros(map);
        forEachMeeting(geometry, map, weight.shape(),
                (r, m, w) -> mapGradient.add(m, gradient.at(r) * weight.at(w)));
        return mapGradient;
    }

    private static Numbers weightGradient(Geometry geometry, Shape weight, Numbers map, Numbers gradient) {
        Numbers weightGradient = Numbers.zeros(weight);
        forEachMeeting(geometry, map.shape(), weight,
                (r, m, w) -> weightGradient.add(w, gradient.at(r) * map.at(m)));
        return weightGradient;
    }

    private static void forEachMeeting(Geometry geometry, Shape map, Shape weight, Meeting meeting) {
        Shape result = geometry.result(map, weight);
        for (int n = 0; n < result.samples(); n++) {
            for (int y = 0; y < result.height(); y++) {
                for (int x = 0; x < result.width(); x++) {
                    forEachMeetingOfPixel(geometry, map, weight, result, n, y, x, meeting);
                }
            }
        }
    }

    private static void forEachMeetingOfPixel(Geometry geometry, Shape map, Shape weight, Shape result,
            int n, int y, int x, Meeting meeting) {
        int kernelHeight = ConvolutionOp.kernelHeight(weight);
        int kernelWidth = ConvolutionOp.kernelWidth(weight);
        int outputs = weight.extent(0);
        int inputsPerGroup = weight.extent(1);
        int outputsPerGroup = outputs / geometry.groups();
        for (int ky = 0; ky < kernelHeight; ky++) {
            int mapY = y * geometry.stride() - geometry.padding() + ky * geometry.dilation();
            for (int kx = 0; kx < kernelWidth; kx++) {
                int mapX = x * geometry.stride() - geometry.padding() + kx * geometry.dilation();
                if (mapY < 0 || mapY >= map.height() || mapX < 0 || mapX >= map.width()) {
                    continue;
                }
                int resultPixel = (n * result.height() + y) * result.width() + x;
                int mapPixel = (n * map.height() + mapY) * map.width() + mapX;
                for (int o = 0; o < outputs; o++) {
                    int firstInput = o / outputsPerGroup * inputsPerGroup;
                    for (int i = 0; i < inputsPerGroup; i++) {
                        meeting.at(resultPixel * outputs + o,
                                mapPixel * map.channels() + firstInput + i,
                                ((o * inputsPerGroup + i) * kernelHeight + ky) * kernelWidth + kx);
                    }
                }
            }
        }
    }
}

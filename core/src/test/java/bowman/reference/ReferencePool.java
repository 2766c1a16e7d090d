package bowman.reference;

import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;

/** Pooling and its gradients. */
final class ReferencePool {

    /** An element of the result and the part of its window that lies within the map; the ends are exclusive. */
    private record Place(int n, int y, int x, int c, int top, int bottom, int left, int right) {
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Place place);
    }

    private ReferencePool() {
    }

    static Numbers max(Window window, Numbers map) {
        Numbers result = Numbers.zeros(window.result(map.shape()));
        forEachPlace(window, map.shape(),
                place -> result.set(place.n, place.y, place.x, place.c, map.at(firstLargest(map, place))));
        return result;
    }

    static Numbers maxGradient(Window window, Numbers gradient, Numbers map) {
        Numbers mapGradient = Numbers.zeros(map.shape());
        forEachPlace(window, map.shape(), place -> mapGradient.add(firstLargest(map, place),
                gradient.at(place.n, place.y, place.x, place.c)));
        return mapGradient;
    }

    static Numbers average(Window window, Divisor divisor, Numbers map) {
        Numbers result = Numbers.zeros(window.result(map.shape()));
        forEachPlace(window, map.shape(), place -> {
            double share = 1.0 / divisor(window, divisor, map.shape(), place);
            for (int y = place.top; y < place.bottom; y++) {
                for (int x = place.left; x < place.right; x++) {
                    result.add(place.n, place.y, place.x, place.c, share * map.at(place.n, y, x, place.c));
                }
            }
        });
        return result;
    }

    static Numbers averageGradient(Window window, Divisor divisor, Numbers gradient, Shape map) {
        Numbers mapGradient = Numbers.zeros(map);
        forEachPlace(window, map, place -> {
            double share = 1.0 / divisor(window, divisor, map, place);
            for (int y = place.top; y < place.bottom; y++) {
                for (int x = place.left; x < place.right; x++) {
                    mapGradient.add(place.n, y, x, place.c,
                            share * gradient.at(place.n, place.y, place.x, place.c));
                }
            }
        });
        return mapGradient;
    }

    private static int firstLargest(Numbers map, Place place) {
        int largest = map.index(place.n, place.top, place.left, place.c);
        for (int y = place.top; y < place.bottom; y++) {
            for (int x = place.left; x < place.right; x++) {
                int candidate = map.index(place.n, y, x, place.c);
                if (map.at(candidate) > map.at(largest)) {
                    largest = candidate;
                }
            }
        }
        return largest;
    }

    private static int divisor(Window window, Divisor divisor, Shape map, Place place) {
        return switch (divisor) {
            case INSIDE -> (place.bottom - place.top) * (place.right - place.left);
            case PADDED -> paddedExtent(window, place.y, map.height()) * paddedExtent(window, place.x, map.width());
        };
    }

    /** The length of a window's part within the map and its padding, along one axis. */
    private static int paddedExtent(Window window, int i, int extent) {
        int from = i * window.stride() - window.padding();
        return Math.min(from + window.kernel(), extent + window.padding()) - from;
    }

    private static void forEachPlace(Window window, Shape map, Visitor visitor) {
        Shape result = window.result(map);
        for (int n = 0; n < result.samples(); n++) {
            for (int y = 0; y < result.height(); y++) {
                int top = y * window.stride() - window.padding();
                for (int x = 0; x < result.width(); x++) {
                    int left = x * window.stride() - window.padding();
                    for (int c = 0; c < result.channels(); c++) {
                        visitor.visit(new Place(n, y, x, c,
                                Math.max(top, 0), Math.min(top + window.kernel(), map.height()),
                                Math.max(left, 0), Math.min(left + window.kernel(), map.width())));
                    }
                }
            }
        }
    }
}

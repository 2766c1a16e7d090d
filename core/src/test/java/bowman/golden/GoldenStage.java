package bowman.golden;

import bowman.graph.Shape;

/**
 * The result of a module of a network: statistics and some elements.
 *
 * @param shape (n, c, h, w) or (n, h w, c)
 * @param standardDeviation of the population
 * @param norm the square root of the sum of squares
 * @param indices of the elements, flat and row-major
 * @param values of the elements
 */
public record GoldenStage(Shape shape, double mean, double standardDeviation, double norm, int[] indices,
        double[] values) {

    static GoldenStage of(JsonView json) {
        return new GoldenStage(Shape.of(json.get("shape").integers()), json.get("mean").number(),
                json.get("std").number(), json.get("l2").number(), json.get("idx").integers(),
                json.get("val").numbers());
    }
}

package bowman.reference;

import bowman.graph.Shape;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The elements of a value in double precision, row-major. The array is shared, not copied. */
record Numbers(Shape shape, double[] data) {

    static Numbers zeros(Shape shape) {
        return new Numbers(shape, new double[shape.size()]);
    }

    /** Each element from its place. */
    static Numbers of(Shape shape, IntToDoubleFunction element) {
        Numbers numbers = zeros(shape);
        Arrays.setAll(numbers.data, element);
        return numbers;
    }

    static Numbers filled(Shape shape, double value) {
        Numbers numbers = zeros(shape);
        Arrays.fill(numbers.data, value);
        return numbers;
    }

    static Numbers scalar(double value) {
        return filled(Shape.SCALAR, value);
    }

    int size() {
        return data.length;
    }

    /** The place of an element of a value of rank 4 in the array. */
    int index(int a, int b, int c, int d) {
        return ((a * shape.extent(1) + b) * shape.extent(2) + c) * shape.extent(3) + d;
    }

    double at(int i) {
        return data[i];
    }

    double at(int a, int b, int c, int d) {
        return data[index(a, b, c, d)];
    }

    void set(int i, double value) {
        data[i] = value;
    }

    void set(int a, int b, int c, int d, double value) {
        data[index(a, b, c, d)] = value;
    }

    void add(int i, double value) {
        data[i] += value;
    }

    void add(int a, int b, int c, int d, double value) {
        data[index(a, b, c, d)] += value;
    }
}

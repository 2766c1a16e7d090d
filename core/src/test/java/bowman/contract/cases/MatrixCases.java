package bowman.contract.cases;

import static bowman.contract.cases.CaseBuilder.ofSum;

import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.Shape;
import bowman.graph.Value;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Matrix products, each operand transposed or not, and softmax. */
public final class MatrixCases {

    private MatrixCases() {
    }

    /** All matrix operations. */
    public static Arbitrary<OperationCase> all(Sizes sizes) {
        return Arbitraries.oneOf(products(sizes), softmax(sizes));
    }

    static Arbitrary<OperationCase> products(Sizes sizes) {
        Arbitrary<Factor> factors = Arbitraries.of(Factor.PLAIN, Factor.TRANSPOSED);
        Arbitrary<MatrixProduct> ops = Combinators.combine(factors, factors).as(MatrixProduct::new);
        return Combinators.combine(ops, sizes.samples(), sizes.samples(), sizes.channels(), sizes.channels(),
                sizes.channels(), Sizes.seeds()).as((op, a, b, m, k, n, seed) -> {
                    Shape leftShape = op.left().isTransposed() ? Shape.of(a, b, k, m) : Shape.of(a, b, m, k);
                    Shape rightShape = op.right().isTransposed() ? Shape.of(a, b, n, k) : Shape.of(a, b, k, n);
                    CaseBuilder builder = new CaseBuilder(seed);
                    Value left = builder.input("left", leftShape, Filling.UNIFORM);
                    Value right = builder.input("right", rightShape, Filling.UNIFORM);
                    Value result = builder.graph().apply(op, left, right);
                    return builder.result(result, ofSum(k))
                            .differentiate(result, Map.of(left, ofSum(n), right, ofSum(m)))
                            .build(op + " of " + leftShape + " and " + rightShape + ", seed " + seed);
                });
    }

    static Arbitrary<OperationCase> softmax(Sizes sizes) {
        return Combinators.combine(sizes.maps(), Sizes.seeds()).as((shape, seed) -> {
            CaseBuilder builder = new CaseBuilder(seed);
            Value map = builder.input("map", shape, Filling.AWAY_FROM_ZERO);
            Value result = builder.graph().softmax(map);
            return builder.result(result).differentiate(result, Map.of(map, 1.0 / shape.channels()))
                    .build("softmax of " + shape + ", seed " + seed);
        });
    }
}

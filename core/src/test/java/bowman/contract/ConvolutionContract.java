package bowman.contract;

import bowman.contract.cases.ConvolutionCases;
import bowman.contract.cases.OperationCase;
import bowman.contract.cases.Sizes;
import bowman.runtime.Backend;
import bowman.runtime.Workers;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Convolutions of a backend: on random shapes, they and their gradients give what the reference gives. */
public abstract class ConvolutionContract {

    static final Workers ONE = new Workers(1);

    /** The backend under test. */
    protected abstract Backend backend();

    @Property(tries = 150, seed = "1")
    public void convolutionsAndTheirGradientsAgree(@ForAll("convolutions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 20, seed = "2")
    public void largeConvolutionsAndTheirGradientsAgree(@ForAll("largeConvolutions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 80, seed = "3")
    public void convolutionsWithEpiloguesAgree(@ForAll("fusedConvolutions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 16, seed = "21")
    public void convolutionsOfManyTilesAndTheirGradientsAgree(@ForAll("tiledConvolutions") OperationCase operation) {
        assertAgrees(operation);
    }

    @Property(tries = 16, seed = "22")
    public void convolutionsOfManyTilesWithEpiloguesAgree(@ForAll("fusedTiledConvolutions") OperationCase operation) {
        assertAgrees(operation);
    }

    void assertAgrees(OperationCase operation) {
        Agreement.assertAgrees(backend(), ONE, operation, Agreement.OPERATION);
    }

    @Provide
    protected Arbitrary<OperationCase> convolutions() {
        return ConvolutionCases.withGradients(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> largeConvolutions() {
        return ConvolutionCases.withGradients(Sizes.LARGE);
    }

    @Provide
    protected Arbitrary<OperationCase> fusedConvolutions() {
        return ConvolutionCases.fused(Sizes.ODD);
    }

    @Provide
    protected Arbitrary<OperationCase> tiledConvolutions() {
        return ConvolutionCases.ofManyTiles();
    }

    @Provide
    protected Arbitrary<OperationCase> fusedTiledConvolutions() {
        return ConvolutionCases.ofManyTilesFused();
    }
}

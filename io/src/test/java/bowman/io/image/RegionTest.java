package bowman.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionTest {

    private static final Region REGION = new Region(10, 20, 30, 40);

    @Test
    void whatTwoRegionsShareLiesInBoth() {
        Region other = new Region(35, 5, 100, 20);
        assertThat(REGION.intersection(other)).contains(new Region(35, 20, 5, 5));
        assertThat(other.intersection(REGION)).as("the other way round").contains(new Region(35, 20, 5, 5));
    }

    @Test
    void aRegionWithinAnotherIsWhatTheyShare() {
        assertThat(REGION.intersection(new Region(15, 25, 1, 2))).contains(new Region(15, 25, 1, 2));
        assertThat(REGION.intersection(REGION)).contains(REGION);
    }

    @Test
    void neighboursShareNothing() {
        assertThat(REGION.intersection(new Region(40, 20, 5, 5))).as("to the right").isEmpty();
        assertThat(REGION.intersection(new Region(10, 60, 5, 5))).as("below").isEmpty();
    }

    @Test
    void regionsAtTheEndOfAllNumbersAreNotCutOff() {
        Region far = new Region(Integer.MAX_VALUE - 5, 0, 100, 100);
        assertThat(far.intersection(new Region(Integer.MAX_VALUE - 2, 50, 200, 200)))
                .contains(new Region(Integer.MAX_VALUE - 2, 50, 97, 50));
    }
}

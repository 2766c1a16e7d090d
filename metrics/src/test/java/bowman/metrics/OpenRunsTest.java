package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenRunsTest {

    @Test
    void placesOfADroppedListAreUsedAgain() {
        OpenRuns runs = new OpenRuns();
        int kept = runs.add(0, 0, 1);
        int head = runs.add(0, 5, 6);
        int tail = runs.add(1, 5, 6);
        runs.append(head, tail);
        runs.drop(head, tail, 2);
        assertThat(runs.size()).as("runs that are left").isEqualTo(1);
        assertThat(new int[] {runs.add(2, 0, 1), runs.add(2, 2, 3)}).as("places of the next two runs")
                .containsExactlyInAnyOrder(head, tail).doesNotContain(kept);
    }

    @Test
    void joinedListsAreSortedByRowAndThenByColumn() {
        OpenRuns runs = new OpenRuns();
        int right = runs.add(3, 8, 9);
        int rightBelow = runs.add(4, 8, 10);
        int left = runs.add(3, 1, 2);
        int leftBelow = runs.add(4, 1, 4);
        runs.append(right, rightBelow);
        runs.append(left, leftBelow);
        runs.append(rightBelow, left);
        assertThat(runs.sorted(right, 4, 3, 2))
                .isEqualTo(new Runs(new int[] {3, 1, 2, 3, 8, 9, 4, 1, 4, 4, 8, 10}));
    }
}

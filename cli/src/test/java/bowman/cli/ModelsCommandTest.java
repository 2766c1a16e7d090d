package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.model.Architecture;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {

    private static CommandRun run;

    @BeforeAll
    static void list() {
        run = CommandRun.of("models", "--threads", 2);
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void everyArchitectureHasALine() {
        assertThat(lines()).map(line -> line.split(" +")[0]).containsExactlyElementsOf(Architecture.names());
    }

    @Test
    void aLineHasParametersAndMultiplyAccumulates() {
        assertThat(lines()).map(line -> line.replaceAll(" +", " "))
                .anyMatch(line -> line.startsWith("fpn/mit_b2 26,083,393 28.5 "))
                .anyMatch(line -> line.startsWith("unetplusplus/timm-resnest101e 73,215,921 360.7 "))
                .anyMatch(line -> line.startsWith("unet/resnet18 14,328,209 21.6 "));
    }

    @Test
    void aLargerImageNeedsMoreMemoryThanTheParametersDo() {
        assertThat(lines()).allSatisfy(line -> {
            String[] columns = line.split(" +");
            long parameters = number(columns[1]) * Float.BYTES >> 20;
            assertThat(number(columns[3])).as("MiB at 512 of %s", columns[0]).isGreaterThan(parameters);
            assertThat(number(columns[4])).as("MiB at 1024 of %s", columns[0]).isGreaterThan(number(columns[3]));
        });
    }

    private static List<String> lines() {
        return run.out().lines().skip(1).toList();
    }

    private static long number(String column) {
        return Long.parseLong(column.replace(",", ""));
    }
}

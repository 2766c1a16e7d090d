package bowman.benchmarks;

import bowman.graph.Graph;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.runtime.Backends;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Workers;

/** Compiles graphs to be timed; inputs and variables are filled with random numbers, uniform in [-0.5, 0.5). */
final class Compiled {

    private Compiled() {
    }

    static Executable of(Graph graph, String backend) {
        Executable executable = Backends.named(backend).compile(graph, Workers.shared());
        for (var entry : graph.inputs().entrySet()) {
            fill(executable, entry.getKey(), entry.getValue());
        }
        for (SourceOp.Variable variable : graph.variables(SourceOp.Role.WEIGHT, SourceOp.Role.BUFFER)) {
            fill(executable, variable.name(), variable.shape().size());
        }
        return executable;
    }

    private static void fill(Executable executable, String name, Value value) {
        fill(executable, name, value.shape().size());
    }

    private static void fill(Executable executable, String name, int size) {
        RandomKey key = RandomKey.of(1, name.hashCode());
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = key.uniform(0, i) - 0.5f;
        }
        executable.write(name, numbers);
    }
}

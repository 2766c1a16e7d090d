package bowman.cli;

import bowman.cli.Examination.Extent;
import bowman.cli.Examination.Subject;
import bowman.cli.option.ComputeOptions;
import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Device;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the backends and devices of this machine, and checks and times their results. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = {"Lists versions, backends and devices, tells which backend auto selects and why, compares each"
                + " family of operations with plain loops, and times a small network.",
            "The exit code is 0 if all results are correct."})
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--all", description = "Examine all backends that run here, on each of their devices.")
    private boolean all;

    @Option(names = "--no-benchmark", description = "Skip the timing.")
    private boolean withoutBenchmark;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<BackendState> states = Backends.all().stream().map(BackendState::of).toList();
        out.print(SystemText.of(spec.root().version()[0]) + BackendsText.of(states));
        out.print(BackendsText.choice(states));
        out.flush();
        List<Subject> subjects = all ? states.stream().flatMap(BackendState::subjects).toList() : List.of(chosen());
        Examination examination = new Examination(compute.workers(), out);
        Extent extent = withoutBenchmark ? Extent.RESULTS : Extent.RESULTS_AND_SPEED;
        List<String> complaints = subjects.stream().map(subject -> examination.of(subject, extent))
                .flatMap(Optional::stream).toList();
        if (complaints.isEmpty()) {
            return ExitCode.OK;
        }
        spec.commandLine().getErr().println("bowman: " + String.join("; ", complaints));
        return ExitCode.USAGE;
    }

    /** The backend of the options, on the device of the options or else its first one. */
    private Subject chosen() {
        Backend backend = compute.backend();
        Device device = compute.device(backend);
        return new Subject(backend.on(device.id()), device);
    }
}

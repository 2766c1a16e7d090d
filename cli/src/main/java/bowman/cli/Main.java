package bowman.cli;

import bowman.io.export.Environment;
import bowman.metrics.FragmentedMaskException;
import bowman.runtime.BackendException;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.NoBackendException;
import bowman.train.TrainingException;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;

/**
 * The entry point. Invalid input is reported in one sentence, with the exit code 2; a defect of the program is reported
 * with its stack trace, and the exit code 1.
 */
@Command(name = "bowman", description = "Finds glomeruli in images of kidney sections.",
        mixinStandardHelpOptions = true, versionProvider = Main.Version.class, synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, SegmentCommand.class, EvaluateCommand.class, ExportCommand.class,
            TrainCommand.class, TileCommand.class, ForwardCommand.class, ModelsCommand.class, InfoCommand.class,
            ConvertCommand.class, DoctorCommand.class})
public final class Main {

    private Main() {
    }

    /** The library's version. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"bowman " + Environment.version()};
        }
    }

    /** Runs the command line and exits with its exit code. */
    public static void main(String[] arguments) {
        // Numbers look the same in every locale, so that programs can parse them.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(commandLine(), arguments));
    }

    /** Executes a command and returns the exit code. */
    static int run(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError e) {
            Complaint.say("the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB is not enough ("
                    + e.getMessage() + "); give more (BOWMAN_JAVA_OPTS=-Xmx...), or choose a smaller image, window or"
                    + " batch", commandLine.getErr());
            return ExitCode.USAGE;
        } catch (StackOverflowError | InternalError | LinkageError defect) {
            Complaint.sayDefect("", defect, commandLine.getErr());
            return ExitCode.SOFTWARE;
        } finally {
            commandLine.getOut().flush();
            commandLine.getErr().flush();
        }
    }

    /** All commands, which write to the standard streams by default. */
    static CommandLine commandLine() {
        IExecutionExceptionHandler failures = (failure, command, arguments) -> report(failure, command.getErr());
        IParameterExceptionHandler misuses = (misuse, arguments) -> {
            CommandLine command = misuse.getCommandLine();
            Complaint.say(misuse.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help",
                    command.getErr());
            return ExitCode.USAGE;
        };
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(misuses)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static int report(Exception failure, PrintWriter err) {
        return switch (failure) {
            case IOException input -> said(input, err);
            case IllegalArgumentException input -> said(input, err);
            case WeightsException input -> said(input, err);
            case TrainingException input -> said(input, err);
            case InsufficientMemoryException input -> said(input, err);
            case FragmentedMaskException shreds -> said(shreds, err);
            case BackendException device -> said(device, err);
            case NoBackendException setting -> said(setting, err);
            default -> {
                Complaint.sayDefect("", failure, err);
                yield ExitCode.SOFTWARE;
            }
        };
    }

    private static int said(Exception failure, PrintWriter err) {
        Complaint.say(failure, err);
        return ExitCode.USAGE;
    }
}

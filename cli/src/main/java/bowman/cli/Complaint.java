package bowman.cli;

import bowman.file.FileText;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Says on the terminal what went wrong, a sentence per line. Nothing that a file or its name contributes to a sentence
 * can control the terminal or look like another line.
 */
final class Complaint {

    private Complaint() {
    }

    /** Says a sentence. */
    static void say(String sentence, PrintWriter err) {
        err.println(FileText.line("bowman: " + sentence));
    }

    /** Says the message of a failure, or its kind if it has none. */
    static void say(Throwable failure, PrintWriter err) {
        say(failure.getMessage() == null ? failure.toString() : failure.getMessage(), err);
    }

    /**
     * Says that a failure is a defect of the program, with its stack trace.
     *
     * @param where what the sentence begins with, such as a file and a colon; may be empty
     */
    static void sayDefect(String where, Throwable defect, PrintWriter err) {
        say(where + "this is a defect of Bowman; please report it with the stack trace below", err);
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace, true));
        trace.toString().lines().map(line -> line.replace("\t", "    ")).map(FileText::line).forEach(err::println);
    }
}

package bowman.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Captures what a program prints. */
final class Printed {

    private Printed() {
    }

    /** The main method of a program. */
    @FunctionalInterface
    interface Program {
        void main(String[] arguments) throws IOException;
    }

    /** Runs a program and returns the lines that it prints to the standard output. */
    static List<String> lines(Program program, Object... arguments) throws IOException {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        PrintStream usual = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            program.main(words);
        } finally {
            System.setOut(usual);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

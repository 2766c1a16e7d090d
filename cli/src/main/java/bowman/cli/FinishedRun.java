package bowman.cli;

import bowman.file.Sha256;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;

/** Detects by the run record, which is written last, that a slide was already segmented with the same settings. */
final class FinishedRun {

    /** The parameter of the run record that identifies a job. */
    static final String JOB = "job";

    /** Hexadecimal digits: enough to rule out collisions. */
    private static final int SHORT = 32;

    private FinishedRun() {
    }

    /** A short hash of a job's description. */
    static String digest(String words) {
        return Sha256.of(words).substring(0, SHORT);
    }

    /** Returns whether an existing record belongs to the job. */
    static boolean isOf(Path record, String job) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(record.toFile())) {
            while (json.nextToken() != null) {
                if (JOB.equals(json.currentName()) && job.equals(json.getText())) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException | CharConversionException e) {
            // Not a run record: it is overwritten.
            return false;
        }
    }
}

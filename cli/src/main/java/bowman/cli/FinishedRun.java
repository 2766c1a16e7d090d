package bowman.cli;

import bowman.file.Sha256;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;

/** Tells whether a slide was segmented before, in the same way, by the record that was written last. */
final class FinishedRun {

    /** The parameter that names a job. */
    static final String JOB = "job";

    /** Hexadecimal digits: no two jobs share so many by chance. */
    private static final int SHORT = 32;

    private FinishedRun() {
    }

    /** A short name for a job in words. */
    static String digest(String words) {
        return Sha256.of(words).substring(0, SHORT);
    }

    /** Whether a record that is there is of the job. */
    static boolean isOf(Path record, String job) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(record.toFile())) {
            while (json.nextToken() != null) {
                if (JOB.equals(json.currentName()) && job.equals(json.getText())) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            // Not one of ours: it is written anew.
            return false;
        }
    }
}

package bowman.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a slide was segmented before, in the same way, by the record that was written last. */
final class FinishedRun {

    /** The parameter that names a job. */
    static final String JOB = "job";

    private FinishedRun() {
    }

    /** A short name for a job in words. */
    static String digest(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

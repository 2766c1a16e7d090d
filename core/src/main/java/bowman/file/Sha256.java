package bowman.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in hexadecimal, which identify data by their content. */
public final class Sha256 {

    private Sha256() {
    }

    /** Returns the digest of a file. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, start())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return end(digested.getMessageDigest());
        }
    }

    /** Returns the digest of a text, in UTF-8. */
    public static String of(String words) {
        MessageDigest digest = start();
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        return end(digest);
    }

    /** Returns an empty digest, for data that come in parts. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the digest of all parts. */
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

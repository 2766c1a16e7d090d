package bowman.file;

import java.nio.file.Path;

/** Names derived from file names. */
public final class FileNames {

    private FileNames() {
    }

    /** Returns the file's name without its extension. */
    public static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

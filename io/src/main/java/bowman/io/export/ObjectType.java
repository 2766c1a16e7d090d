package bowman.io.export;

import java.util.Locale;

/** What QuPath makes of an instance. */
public enum ObjectType {

    /** A region to look at and to edit: for some thousand at most, since each is drawn and listed by itself. */
    ANNOTATION,

    /** A result: for as many as there are. */
    DETECTION;

    private static final int MOST_ANNOTATIONS = 5000;

    /** The one that suits so many instances: annotations up to 5000, detections above. */
    public static ObjectType suiting(int instances) {
        return instances <= MOST_ANNOTATIONS ? ANNOTATION : DETECTION;
    }

    /** What QuPath calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package bowman.io.export;

import java.util.Locale;

/** Type of an object in QuPath. */
public enum ObjectType {

    /** A region to review and edit: for a few thousand at most, since each is drawn and listed individually. */
    ANNOTATION,

    /** A result: for any number of objects. */
    DETECTION;

    private static final int MOST_ANNOTATIONS = 5000;

    /** The type that suits a number of instances: annotations up to 5000, detections above. */
    public static ObjectType suiting(int instances) {
        return instances <= MOST_ANNOTATIONS ? ANNOTATION : DETECTION;
    }

    /** The name in QuPath's GeoJSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

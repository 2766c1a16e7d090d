package uk.ac.manchester.tornado.api.common;

/** The access of a task to an argument; reading is the first bit and writing the second. */
public enum Access {

    NONE((byte) 0), READ_ONLY((byte) 1), WRITE_ONLY((byte) 2), READ_WRITE((byte) 3);

    public final byte position;

    Access(byte position) {
        this.position = position;
    }

    public static Access[] asArray() {
        return values();
    }
}

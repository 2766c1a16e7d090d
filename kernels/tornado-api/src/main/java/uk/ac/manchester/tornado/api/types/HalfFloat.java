package uk.ac.manchester.tornado.api.types;

/** A 16-bit float (IEEE 754 binary16). */
public class HalfFloat {

    private final short bits;

    /** The half nearest to a float. */
    public HalfFloat(float value) {
        this.bits = Float.floatToFloat16(value);
    }

    /** The half with these bits. */
    public HalfFloat(short bits) {
        this.bits = bits;
    }

    /** The sum, rounded to a half. */
    public static HalfFloat add(HalfFloat a, HalfFloat b) {
        return new HalfFloat(a.getFloat32() + b.getFloat32());
    }

    /** The difference, rounded to a half. */
    public static HalfFloat sub(HalfFloat a, HalfFloat b) {
        return new HalfFloat(a.getFloat32() - b.getFloat32());
    }

    /** The product, rounded to a half. */
    public static HalfFloat mult(HalfFloat a, HalfFloat b) {
        return new HalfFloat(a.getFloat32() * b.getFloat32());
    }

    /** The quotient, rounded to a half. */
    public static HalfFloat div(HalfFloat a, HalfFloat b) {
        return new HalfFloat(a.getFloat32() / b.getFloat32());
    }

    /** The bits. */
    public short getHalfFloatValue() {
        return bits;
    }

    /** The value as a float, exact. */
    public float getFloat32() {
        return Float.float16ToFloat(bits);
    }
}

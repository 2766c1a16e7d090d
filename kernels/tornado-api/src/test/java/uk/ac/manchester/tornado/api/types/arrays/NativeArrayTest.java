package uk.ac.manchester.tornado.api.types.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.types.HalfFloat;

class NativeArrayTest {

    static Stream<TornadoNativeArray> arrays() {
        return Stream.of(new FloatArray(5), new DoubleArray(5), new HalfFloatArray(5), new IntArray(5),
                new LongArray(5), new ByteArray(5), new Int8Array(5));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void headerOf16BytesHoldsTheSize(TornadoNativeArray array) {
        assertThat(array.getSize()).isEqualTo(5);
        assertThat(array.getNumBytesOfSegment()).isEqualTo(5L * array.getElementSize());
        assertThat(array.getNumBytesOfSegmentWithHeader()).isEqualTo(16 + 5L * array.getElementSize());
        assertThat(array.getSegmentWithHeader().get(ValueLayout.JAVA_INT, 0)).isEqualTo(5);
        assertThat(array.getSegment().address() - array.getSegmentWithHeader().address()).isEqualTo(16);
    }

    @Test
    void elementsAreCopiedInAndOut() {
        assertThat(FloatArray.fromArray(new float[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        assertThat(DoubleArray.fromArray(new double[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        assertThat(IntArray.fromArray(new int[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        assertThat(LongArray.fromArray(new long[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        assertThat(ByteArray.fromArray(new byte[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        assertThat(Int8Array.fromArray(new byte[] {1, 2}).toHeapArray()).containsExactly(1, 2);
        HalfFloatArray halves = HalfFloatArray.fromArray(new HalfFloat[] {new HalfFloat(1.5f), new HalfFloat(1e6f)});
        assertThat(halves.get(0).getFloat32()).isEqualTo(1.5f);
        assertThat(halves.get(1).getFloat32()).isInfinite();
        assertThat(FloatArray.fromSegment(FloatArray.fromArray(new float[] {3, 4}).getSegment()).get(1)).isEqualTo(4);
    }

    @Test
    void accessIsChecked() {
        FloatArray array = new FloatArray(3);
        for (int index : new int[] {-4, -1, 3, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> array.get(index)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.set(index, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> new FloatArray(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shallowArraysShareMemoryThatBeginsWithAHeader() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(16 + 8, 16);
            FloatArray array = FloatArray.fromSegmentShallow(segment);
            array.set(1, 2.5f);
            assertThat(segment.get(ValueLayout.JAVA_FLOAT, 16 + 4)).isEqualTo(2.5f);
            assertThat(segment.get(ValueLayout.JAVA_INT, 0)).isEqualTo(2);
            assertThatThrownBy(() -> FloatArray.fromSegmentShallow(arena.allocate(12)))
                    .hasMessageContaining("no room for the header");
            assertThatThrownBy(() -> FloatArray.fromSegmentShallow(arena.allocate(16 + 6)))
                    .hasMessageContaining("elements of 4 bytes");
        }
    }

    @Test
    void initAndClearSetAll() {
        IntArray array = new IntArray(3);
        array.init(7);
        assertThat(array.toHeapArray()).containsOnly(7);
        array.clear();
        assertThat(array.toHeapArray()).containsOnly(0);
    }
}

package bowman.kernels.tornado.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Zeroed memory of the C library. Large pieces take no physical memory until they are touched, while Java touches its
 * own at once. TornadoVM requires every array on the host too, and most of Bowman's never leave the device.
 */
@SuppressWarnings("restricted") // its purpose is to call the C library
final class UntouchedMemory {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALLOC = function("calloc", FunctionDescriptor.of(ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private UntouchedMemory() {
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
    }

    /**
     * Allocates a piece that is freed when the arena closes.
     *
     * @throws OutOfMemoryError if the memory is exhausted
     */
    static MemorySegment allocate(long bytes, Arena arena) {
        try {
            MemorySegment memory = (MemorySegment) CALLOC.invokeExact(bytes, 1L);
            if (memory.address() == 0) {
                throw new OutOfMemoryError("no " + bytes + " bytes of native memory");
            }
            return memory.reinterpret(bytes, arena, UntouchedMemory::free);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new AssertionError("calloc throws nothing", impossible);
        }
    }

    private static void free(MemorySegment memory) {
        try {
            FREE.invokeExact(memory);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new AssertionError("free throws nothing", impossible);
        }
    }
}

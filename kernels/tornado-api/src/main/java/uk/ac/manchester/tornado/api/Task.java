package uk.ac.manchester.tornado.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.exceptions.TornadoTaskRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A kernel with its arguments.
 *
 * @param name the names of the graph and the task, joined by a dot
 */
record Task(String name, Code code, Object... arguments) {

    /** A kernel that takes its arguments as an array. */
    @FunctionalInterface
    interface Code {
        void run(Object[] arguments);
    }

    static Task of(String name, Code code, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case TornadoNativeArray _, KernelContext _, Integer _, Long _, Float _, Double _, Byte _, Short _ -> { }
                case null, default -> throw new TornadoTaskRuntimeException("argument " + (i + 1) + " of task '" + name
                        + "' is " + (arguments[i] == null ? "null" : "a " + arguments[i].getClass().getSimpleName())
                        + ": kernels take arrays outside the heap, numbers and a KernelContext");
            }
        }
        return new Task(name, code, arguments.clone());
    }

    /** Returns whether the kernel runs over a grid. */
    boolean overGrid() {
        return Arrays.stream(arguments).anyMatch(KernelContext.class::isInstance);
    }

    Stream<TornadoNativeArray> arrays() {
        return Arrays.stream(arguments).filter(TornadoNativeArray.class::isInstance)
                .map(TornadoNativeArray.class::cast);
    }

    /**
     * Returns the arguments with a device's arrays in place of the host's. An array that occurs again later in the list
     * is read-only here: TornadoVM makes a task that writes it wait for itself forever (in 5.2: {@code
     * TornadoVMGraphCompiler.scheduleAndEmitTornadoVMBytecodes}).
     */
    Object[] argumentsOn(Map<TornadoNativeArray, TornadoNativeArray> device) {
        Object[] own = new Object[arguments.length];
        Set<Object> later = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = arguments.length - 1; i >= 0; i--) {
            own[i] = arguments[i];
            if (arguments[i] instanceof TornadoNativeArray array) {
                own[i] = later.add(array) ? device.get(array) : DeviceMemory.readOnly(device.get(array));
            }
        }
        return own;
    }
}

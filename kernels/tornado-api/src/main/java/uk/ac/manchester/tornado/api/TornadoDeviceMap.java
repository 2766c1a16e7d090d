package uk.ac.manchester.tornado.api;

import java.util.List;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** All backends with their devices. */
public class TornadoDeviceMap {

    private final TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();

    public int getNumBackends() {
        return runtime.getNumBackends();
    }

    public List<TornadoBackend> getAllBackends() {
        return IntStream.range(0, getNumBackends()).mapToObj(runtime::getBackend).toList();
    }
}

package bowman.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the log lines about backends while it is open; they are printed nowhere else. */
final class BackendsLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(Backends.class.getName());
    private final List<String> lines = new ArrayList<>();

    BackendsLog() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    /** Level and message of each entry. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}

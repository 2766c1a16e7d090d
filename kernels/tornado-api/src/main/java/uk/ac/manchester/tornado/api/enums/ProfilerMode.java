package uk.ac.manchester.tornado.api.enums;

/** The destination of a profile. */
public enum ProfilerMode {
    CONSOLE, SILENT
}

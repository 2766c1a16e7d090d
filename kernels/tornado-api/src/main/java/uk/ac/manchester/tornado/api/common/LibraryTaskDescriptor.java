package uk.ac.manchester.tornado.api.common;

/** A call of a native library: the function, its arguments, its access to them, and its options. */
public class LibraryTaskDescriptor {

    private String library;
    private String function;
    private Object[] parameters;
    private Access[] access;
    private Object tuning;

    public LibraryTaskDescriptor withLibrary(String libraryName) {
        library = libraryName;
        return this;
    }

    public LibraryTaskDescriptor withFunction(String functionName) {
        function = functionName;
        return this;
    }

    public LibraryTaskDescriptor withParameters(Object[] arguments) {
        parameters = arguments;
        return this;
    }

    /** Sets the access to each parameter; numbers are read-only. */
    public LibraryTaskDescriptor withAccess(Access[] accesses) {
        access = accesses;
        return this;
    }

    /** Sets options that only the library understands. */
    public LibraryTaskDescriptor withTuning(Object options) {
        tuning = options;
        return this;
    }

    public String getLibraryName() {
        return library;
    }

    public String getFunctionName() {
        return function;
    }

    public Object[] getParameters() {
        return parameters;
    }

    public Access[] getAccess() {
        return access;
    }

    public Object getTuning() {
        return tuning;
    }
}

/**
 * The execution of graphs: {@link bowman.runtime.Backend} is the service that backends provide, {@link
 * bowman.runtime.Backends} chooses one, {@link bowman.runtime.Executable} is a compiled graph.
 */
package bowman.runtime;

/**
 * What runs a graph: {@link bowman.runtime.Backend} is the service that backends provide, {@link
 * bowman.runtime.Backends} chooses one, {@link bowman.runtime.Executable} is a graph made ready to run.
 */
package bowman.runtime;

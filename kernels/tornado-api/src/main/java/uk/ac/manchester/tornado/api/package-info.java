/**
 * TornadoVM's API on the plain JVM, as far as Bowman uses it: kernels are compiled against it and tested on it, and
 * TornadoVM itself takes its place at run time. The signatures are TornadoVM's; errors that TornadoVM ignores silently
 * throw here.
 */
package uk.ac.manchester.tornado.api;

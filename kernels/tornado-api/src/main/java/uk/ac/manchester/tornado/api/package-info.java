/**
 * TornadoVM's API on the plain JVM, as far as Bowman uses it: kernels are compiled against it and tested on it, and
 * TornadoVM itself takes its place at run time. The signatures are TornadoVM's; what it passes over in silence throws.
 */
package uk.ac.manchester.tornado.api;

/** TornadoVM's calls of cuBLAS, computed by plain loops. */
package uk.ac.manchester.tornado.cublas;

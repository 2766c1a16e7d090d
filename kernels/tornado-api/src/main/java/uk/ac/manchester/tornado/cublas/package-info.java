/** TornadoVM's calls of cuBLAS, implemented by plain loops. */
package uk.ac.manchester.tornado.cublas;

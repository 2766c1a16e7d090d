/** Functions for kernels. */
package uk.ac.manchester.tornado.api.math;

/** Annotations in kernels. */
package uk.ac.manchester.tornado.api.annotations;

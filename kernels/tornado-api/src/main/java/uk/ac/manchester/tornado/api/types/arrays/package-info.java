/** Arrays outside the heap. */
package uk.ac.manchester.tornado.api.types.arrays;

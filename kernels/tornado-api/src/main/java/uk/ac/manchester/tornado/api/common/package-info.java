/** Devices and the shapes of tasks. */
package uk.ac.manchester.tornado.api.common;

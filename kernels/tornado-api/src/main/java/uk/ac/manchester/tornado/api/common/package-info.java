/** Devices, and the functional interfaces of tasks. */
package uk.ac.manchester.tornado.api.common;

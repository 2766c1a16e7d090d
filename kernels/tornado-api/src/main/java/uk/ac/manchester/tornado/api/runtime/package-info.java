/** The plain JVM as a device. */
package uk.ac.manchester.tornado.api.runtime;

/** Choices. */
package uk.ac.manchester.tornado.api.enums;

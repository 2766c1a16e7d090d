/** What goes wrong. */
package uk.ac.manchester.tornado.api.exceptions;

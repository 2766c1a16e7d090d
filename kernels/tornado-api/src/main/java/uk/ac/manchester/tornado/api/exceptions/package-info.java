/** Exceptions of graphs, tasks and plans. */
package uk.ac.manchester.tornado.api.exceptions;

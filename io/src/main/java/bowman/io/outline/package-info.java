/** From the pixels of an instance to the polygons around it. */
package bowman.io.outline;

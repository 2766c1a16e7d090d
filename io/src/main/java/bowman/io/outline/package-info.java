/** Outlines of masks and polygons of instances. */
package bowman.io.outline;

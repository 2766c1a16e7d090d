/**
 * TIFF files as slides: pyramids of tiles or strips that are decoded when they are read.
 */
package bowman.io.tiff;

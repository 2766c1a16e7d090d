/**
 * TIFF files as slides: pyramids of tiles or strips, read by position and decoded where they are looked at, and written
 * row by row.
 */
package bowman.io.tiff;

/** TIFF files as slides: pyramids of tiles or strips, read by position and decoded where they are looked at. */
package bowman.io.tiff;

/** TIFF files as large as slides: pyramids of tiled levels. */
package bowman.io.tiff;

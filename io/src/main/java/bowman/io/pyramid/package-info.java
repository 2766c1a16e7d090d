/** Writes masks, maps and images of any size as tiled pyramids: BigTIFF and OME-TIFF. */
package bowman.io.pyramid;

/** Writing masks and maps of any size as tiled pyramids: BigTIFF and OME-TIFF. */
package bowman.io.pyramid;

/**
 * Export of instances as polygons for QuPath ({@link bowman.io.export.GeoJson}), as a table ({@link
 * bowman.io.export.InstanceCsv}) and as an overlay, and of the record of a segmentation ({@link
 * bowman.io.export.RunJson}). Each file is written atomically.
 */
package bowman.io.export;

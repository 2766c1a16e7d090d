/**
 * What users take away: masks, maps and overlays as images; instances as polygons that QuPath imports ({@link
 * bowman.io.export.GeoJson}) and as a table ({@link bowman.io.export.InstanceCsv}). Each file is written whole or not
 * at all.
 */
package bowman.io.export;

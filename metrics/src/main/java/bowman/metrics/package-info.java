/**
 * Scores of segmentations by pixels ({@link bowman.metrics.PixelCounts}) and by instances ({@link
 * bowman.metrics.InstanceCounts}), and measurements of their instances ({@link bowman.metrics.InstanceFinder}). Masks
 * are passed row by row, so that those of whole slides need not be in memory.
 */
package bowman.metrics;

/**
 * How good a segmentation is, at both levels: pixels ({@link bowman.metrics.PixelCounts}) and instances ({@link
 * bowman.metrics.InstanceCounts}). Masks come row by row, so that those of whole slides need not be in memory.
 */
package bowman.metrics;

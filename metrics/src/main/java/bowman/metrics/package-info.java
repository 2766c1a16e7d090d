/**
 * How good a segmentation is, at both levels: pixels ({@link bowman.metrics.PixelCounts}) and instances ({@link
 * bowman.metrics.InstanceCounts}); and what it consists of, instance by instance ({@link
 * bowman.metrics.InstanceFinder}). Masks come row by row, so that those of whole slides need not be in memory.
 */
package bowman.metrics;

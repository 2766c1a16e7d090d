/** Tissue against glass: the windows of a slide that are worth segmenting. */
package bowman.io.tissue;

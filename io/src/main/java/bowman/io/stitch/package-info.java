/**
 * Windows over a slide and the blending of their probabilities, in memory that does not grow with the height.
 */
package bowman.io.stitch;

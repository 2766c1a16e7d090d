/**
 * Windows over a slide and the blending of what a network says about each, in memory that does not grow with height.
 */
package bowman.io.stitch;

/**
 * What training does to images and their masks together: crops, symmetries, and the scaling and standardization that
 * every image goes through. All draws are counter-based: they depend on a seed, the step and the place in the batch
 * alone.
 */
package bowman.augment;

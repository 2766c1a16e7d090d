/**
 * What training does to images and their masks together: crops, symmetries, standardization. All draws are
 * counter-based: they depend on a seed, the step and the place in the batch alone.
 */
package bowman.augment;

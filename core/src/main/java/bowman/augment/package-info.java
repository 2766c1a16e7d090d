/**
 * Augmentation of images together with their masks in training: crops, symmetries, and the scaling and standardization
 * that every image goes through. All random draws are counter-based: they depend only on a seed, the step and the
 * position in the batch.
 */
package bowman.augment;

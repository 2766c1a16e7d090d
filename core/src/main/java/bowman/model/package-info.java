/**
 * Segmentation networks. {@link bowman.model.Architecture} is the entry point: an encoder that computes feature maps of
 * several resolutions, and a decoder that computes logits from them.
 */
package bowman.model;

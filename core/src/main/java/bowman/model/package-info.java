/**
 * The networks. {@link bowman.model.Architecture} is the way in: an encoder that gives feature maps of several
 * resolutions, and a decoder that makes logits of them.
 */
package bowman.model;

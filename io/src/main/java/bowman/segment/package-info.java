/**
 * A slide and a network make a segmentation: {@link bowman.segment.SlideSegmenter} is the one class that an embedding
 * application starts from.
 */
package bowman.segment;

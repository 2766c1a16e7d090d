/**
 * Segmentation of slides by networks. {@link bowman.segment.SlideSegmenter} is the entry point for applications.
 */
package bowman.segment;

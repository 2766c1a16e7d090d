/**
 * Slides: what an image of a section is to the rest of the library, and the masks that belong to it. Readers of further
 * formats are added as services, see {@link bowman.io.slide.SlideReader}.
 */
package bowman.io.slide;

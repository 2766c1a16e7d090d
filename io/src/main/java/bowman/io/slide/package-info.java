/**
 * Slides and other images of sections, read region by region. Readers of further formats are added as services, see
 * {@link bowman.io.slide.SlideReader}.
 */
package bowman.io.slide;

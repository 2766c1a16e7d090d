/** Slides: what an image of a section is to the rest of the library, and the masks that belong to it. */
package bowman.io.slide;

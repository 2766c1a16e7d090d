/** Masks, read row by row: of files and slides, placed in a slide, compared with the truth, divided into instances. */
package bowman.io.mask;

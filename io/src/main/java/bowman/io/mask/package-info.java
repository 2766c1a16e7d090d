/** Masks that are read row by row: placed on a slide, compared with the ground truth, divided into instances. */
package bowman.io.mask;

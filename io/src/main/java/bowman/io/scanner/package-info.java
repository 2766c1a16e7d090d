/**
 * What scanners and programs write about a slide into the texts of a TIFF: which images belong together, their names
 * and the size of their pixels.
 */
package bowman.io.scanner;

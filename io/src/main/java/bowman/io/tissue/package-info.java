/** Detection of tissue, to skip windows that show only glass. */
package bowman.io.tissue;

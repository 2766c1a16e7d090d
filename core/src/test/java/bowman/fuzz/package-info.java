/** Reading of files that are damaged at random. */
package bowman.fuzz;

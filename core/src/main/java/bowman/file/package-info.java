/** Atomic file writes, and digests that identify files by their content. */
package bowman.file;

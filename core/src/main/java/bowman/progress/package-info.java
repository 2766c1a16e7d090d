/** Estimates of the time left for long work. */
package bowman.progress;

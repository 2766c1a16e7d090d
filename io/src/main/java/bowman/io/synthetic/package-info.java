/** A synthetic section of a kidney with its mask, for demonstrations and tests that need no data. */
package bowman.io.synthetic;

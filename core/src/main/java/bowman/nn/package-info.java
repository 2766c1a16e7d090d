/** The blocks out of which networks are made. */
package bowman.nn;

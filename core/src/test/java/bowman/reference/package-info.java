/**
 * The slow, obvious backend in double precision that every other backend is compared with. One operation family per
 * file; each operation is written as its record's Javadoc says it, loop by loop, so that it can be checked by eye.
 */
package bowman.reference;

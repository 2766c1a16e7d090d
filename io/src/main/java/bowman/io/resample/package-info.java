/** Images in other sizes: filters along one axis, applied to rows and columns. */
package bowman.io.resample;

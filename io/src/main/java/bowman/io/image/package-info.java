/** Pictures in memory: regions, gray and RGB samples, the formats of plain image files, resampling. */
package bowman.io.image;

/** Images in memory: regions, gray and RGB images, formats of image files, resampling. */
package bowman.io.image;

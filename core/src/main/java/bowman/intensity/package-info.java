/**
 * What every image passes on its way into a network: the range of its intensities, their scaling, and standardization
 * with the statistics of ImageNet.
 */
package bowman.intensity;

/**
 * The preprocessing of every image for a network: the range of its intensities, their scaling, and standardization with
 * the statistics of ImageNet.
 */
package bowman.intensity;

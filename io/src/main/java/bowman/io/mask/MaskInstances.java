package bowman.io.mask;

import bowman.metrics.Instance;
import bowman.metrics.InstanceFinder;
import bowman.metrics.InstanceFinder.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Finds the instances of masks that are read row by row. */
public final class MaskInstances {

    private MaskInstances() {
    }

    /**
     * Finds the instances of a mask, with its own gray levels as probabilities.
     *
     * @param mask of which no row was read yet
     * @throws IOException if the mask cannot be read
     * @throws bowman.metrics.FragmentedMaskException if it has so many fragments that they do not fit into memory
     */
    public static List<Instance> find(GrayRows mask, Settings settings) throws IOException {
        InstanceFinder finder = new InstanceFinder(mask.width(), mask.height(), settings);
        byte[] levels = new byte[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            mask.next(levels);
            finder.addRow(levels, 0);
        }
        return finder.finish();
    }

    /**
     * Finds the instances of a mask without probabilities.
     *
     * @param mask of which no row was read yet
     * @throws IOException if the mask cannot be read
     * @throws bowman.metrics.FragmentedMaskException if it has so many fragments that they do not fit into memory
     */
    public static List<Instance> find(LabelRows mask, Settings settings) throws IOException {
        InstanceFinder finder = new InstanceFinder(mask.width(), mask.height(), settings.withCut(0));
        byte[] levels = new byte[mask.width()];
        Arrays.fill(levels, (byte) 255);
        int[] labels = new int[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            mask.next(labels);
            finder.addRow(levels, labels);
        }
        return finder.finish();
    }

    /**
     * Finds the instances of a mask, with the probabilities of a separate map. Where the mask is positive and the map
     * is 0, the probability counts as 1/255.
     *
     * @param mask of which no row was read yet
     * @param probability 0 to 1 as 0 to 255, of the mask's size, of which no row was read yet
     * @throws IllegalArgumentException if the map has another size than the mask
     * @throws IOException if the mask or the map cannot be read
     * @throws bowman.metrics.FragmentedMaskException if the mask has so many fragments that they do not fit into memory
     */
    public static List<Instance> find(LabelRows mask, GrayRows probability, Settings settings) throws IOException {
        if (mask.width() != probability.width() || mask.height() != probability.height()) {
            throw new IllegalArgumentException("the probability map has " + probability.width() + "x"
                    + probability.height() + " pixels and its mask " + mask.width() + "x" + mask.height()
                    + "; give the map of this mask");
        }
        InstanceFinder finder = new InstanceFinder(mask.width(), mask.height(), settings.withCut(0));
        byte[] levels = new byte[mask.width()];
        int[] labels = new int[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            mask.next(labels);
            probability.next(levels);
            for (int x = 0; x < levels.length; x++) {
                levels[x] = (byte) Math.max(levels[x] & 0xFF, 1);
            }
            finder.addRow(levels, labels);
        }
        return finder.finish();
    }
}

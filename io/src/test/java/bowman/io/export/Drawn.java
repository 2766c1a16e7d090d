package bowman.io.export;

import bowman.metrics.Connectivity;
import bowman.metrics.Holes;
import bowman.metrics.Instance;
import bowman.metrics.InstanceFinder;
import bowman.metrics.InstanceFinder.Settings;
import java.util.List;
import java.util.Random;

/** Masks for tests and the instances in them. */
public final class Drawn {

    private Drawn() {
    }

    /** The instances of a mask drawn in text, eight-connected with their holes: {@code #} is positive. */
    public static List<Instance> instances(String drawing) {
        int width = drawing.indexOf('\n');
        byte[] mask = new byte[drawing.replace("\n", "").length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (drawing.charAt(i / width * (width + 1) + i % width) == '#' ? 255 : 0);
        }
        return instances(width, mask, Connectivity.EIGHT, Holes.KEEP);
    }

    public static List<Instance> instances(int width, byte[] mask, Connectivity connectivity, Holes holes) {
        InstanceFinder finder = new InstanceFinder(width, mask.length / width,
                Settings.DEFAULT.withConnectivity(connectivity).withHoles(holes));
        for (int from = 0; from < mask.length; from += width) {
            finder.addRow(mask, from);
        }
        return finder.finish();
    }

    /** A mask in which each pixel is positive with the given probability. */
    public static byte[] random(int size, double density, long seed) {
        Random random = new Random(seed);
        byte[] mask = new byte[size];
        for (int i = 0; i < size; i++) {
            mask[i] = (byte) (random.nextDouble() < density ? 255 : 0);
        }
        return mask;
    }
}

package bowman.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The slow and obvious way to find instances, with the whole mask in memory, and to measure them pixel by pixel. */
final class InstanceOracle {

    private InstanceOracle() {
    }

    /** Levels of which each is above the cut with the given probability. */
    static byte[] levels(int size, double density, int cut, long seed) {
        byte[] mask = Masks.random(size, density, seed);
        Random random = new Random(~seed);
        byte[] levels = new byte[size];
        for (int i = 0; i < size; i++) {
            levels[i] = (byte) (mask[i] == 0 ? random.nextInt(cut + 1) : cut + 1 + random.nextInt(255 - cut));
        }
        return levels;
    }

    /** Instances in the order of their first pixels. */
    static List<Found> find(int width, byte[] levels, InstanceFinder.Settings settings) {
        byte[] mask = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            mask[i] = (byte) ((levels[i] & 0xFF) > settings.cut() ? 1 : 0);
        }
        List<Found> all = new ArrayList<>();
        for (Set<Integer> own : Masks.flood(width, mask, settings.connectivity())) {
            Set<Integer> filled = settings.holes() == Holes.FILL
                    ? filled(width, levels.length / width, own, settings.connectivity()) : own;
            all.add(new Found(own, filled));
        }
        return all.stream().filter(found -> found.filled().size() >= settings.minimumArea()
                && all.stream().noneMatch(other -> other != found && other.filled().containsAll(found.own()))).toList();
    }

    /** The pixels of a component, and those with its holes filled. */
    record Found(Set<Integer> own, Set<Integer> filled) {
    }

    /** All that a flood around the component, from a margin of one pixel, does not reach. */
    private static Set<Integer> filled(int width, int height, Set<Integer> own, Connectivity connectivity) {
        int wide = width + 2;
        byte[] background = new byte[wide * (height + 2)];
        Arrays.fill(background, (byte) 1);
        own.forEach(pixel -> background[(pixel / width + 1) * wide + pixel % width + 1] = 0);
        Connectivity other = connectivity == Connectivity.EIGHT ? Connectivity.FOUR : Connectivity.EIGHT;
        Set<Integer> outside = Masks.flood(wide, background, other).getFirst();
        Set<Integer> filled = new TreeSet<>();
        for (int pixel = 0; pixel < width * height; pixel++) {
            if (!outside.contains((pixel / width + 1) * wide + pixel % width + 1)) {
                filled.add(pixel);
            }
        }
        return filled;
    }

    /** The perimeter of the Cauchy-Crofton formula, by counting the crossings of all lines in four directions. */
    static double perimeter(int width, Set<Integer> pixels) {
        int wide = width + 2;
        Set<Integer> padded = new TreeSet<>();
        pixels.forEach(pixel -> padded.add((pixel / width + 1) * wide + pixel % width + 1));
        double perimeter = 0;
        for (int step : new int[] {1, wide, wide + 1, wide - 1}) {
            double distance = step == 1 || step == wide ? 1 : Math.sqrt(0.5);
            long crossings = padded.stream().mapToLong(
                    pixel -> (padded.contains(pixel + step) ? 0 : 1) + (padded.contains(pixel - step) ? 0 : 1)).sum();
            perimeter += Math.PI / 2 * crossings * distance / 4;
        }
        return perimeter;
    }
}

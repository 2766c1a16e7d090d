package bowman.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Masks for tests, and the slow and obvious way to find their components. */
final class Masks {

    private Masks() {
    }

    /** A mask drawn in text: {@code #} is positive, every other character is not. */
    static byte[] of(String drawing) {
        String pixels = drawing.replace("\n", "");
        byte[] mask = new byte[pixels.length()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (pixels.charAt(i) == '#' ? 1 : 0);
        }
        return mask;
    }

    /** A mask in which each pixel is positive with the given probability. */
    static byte[] random(int size, double density, long seed) {
        Random random = new Random(seed);
        byte[] mask = new byte[size];
        for (int i = 0; i < size; i++) {
            mask[i] = (byte) (random.nextDouble() < density ? -1 : 0);
        }
        return mask;
    }

    /** The components as sets of pixels, in the order of their first pixels, by flooding from each pixel. */
    static List<Set<Integer>> flood(int width, byte[] mask, Connectivity connectivity) {
        List<Set<Integer>> components = new ArrayList<>();
        boolean[] seen = new boolean[mask.length];
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] != 0 && !seen[start]) {
                components.add(flood(width, mask, connectivity, start, seen));
            }
        }
        return components;
    }

    private static Set<Integer> flood(int width, byte[] mask, Connectivity connectivity, int start, boolean[] seen) {
        Set<Integer> component = new TreeSet<>();
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!queue.isEmpty()) {
            int pixel = queue.remove();
            component.add(pixel);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int x = pixel % width + dx;
                    int y = pixel / width + dy;
                    boolean neighbour = connectivity == Connectivity.EIGHT || dx == 0 || dy == 0;
                    if (neighbour && x >= 0 && x < width && y >= 0 && y < mask.length / width
                            && mask[y * width + x] != 0 && !seen[y * width + x]) {
                        seen[y * width + x] = true;
                        queue.add(y * width + x);
                    }
                }
            }
        }
        return component;
    }
}

package bowman.io.mask;

import bowman.io.slide.ImageFile;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;

/**
 * The pixels of a decoded palette image: the number of a pixel is its index, except for the background. Background are
 * black and transparent colours if the mask has such pixels, and otherwise index 0, whatever its colour: programs that
 * colour labels for showing them often make the background white.
 */
final class PalettePixels implements MaskPixels {

    private final Raster raster;
    private final IndexColorModel palette;
    private final boolean lossy;
    private final double[] numbers;
    private final int[] levels;
    private final List<String> remarks = new ArrayList<>();
    private final int[] indices;

    PalettePixels(ImageFile decoded, IndexColorModel palette, List<String> remarks) {
        this.raster = decoded.image().getRaster();
        this.palette = palette;
        this.lossy = decoded.lossy();
        this.numbers = new double[palette.getMapSize()];
        this.levels = new int[palette.getMapSize() + 1];
        this.indices = new int[raster.getWidth()];
        this.remarks.addAll(remarks);
        boolean[] used = used();
        boolean dark = false;
        for (int index = 0; index < numbers.length; index++) {
            dark |= used[index] && isDark(index);
        }
        boolean first = !dark && used[0];
        for (int index = 0; index < numbers.length; index++) {
            boolean background = first ? index == 0 : isDark(index);
            // Index 0 is no label that users know, so it takes the number after the last one.
            int number = background ? 0 : index == 0 ? numbers.length : index;
            numbers[index] = number;
            if (number > 0) {
                levels[number] = Colors.highest(color(index));
            }
        }
        if (first) {
            this.remarks.add("no pixel of its palette is black, so index 0, #%06x, is the background"
                    .formatted(palette.getRGB(0) & 0xFFFFFF));
        }
    }

    private boolean[] used() {
        boolean[] used = new boolean[numbers.length];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int index : row(y)) {
                used[index] = true;
            }
        }
        return used;
    }

    private boolean isDark(int index) {
        return palette.getRGB(index) >>> 24 == 0 || (palette.getRGB(index) & 0xFFFFFF) == 0;
    }

    private double color(int index) {
        return Colors.number(palette.getRed(index), palette.getGreen(index), palette.getBlue(index));
    }

    private int[] row(int y) {
        return raster.getSamples(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, 0, indices);
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public void read(int y, double[] row) {
        int[] found = row(y);
        for (int x = 0; x < found.length; x++) {
            row[x] = numbers[found[x]];
        }
    }

    @Override
    public int level(double number) {
        return levels[(int) number];
    }

    @Override
    public boolean isColored(double number) {
        return number > 0 && Colors.isColored(color((int) number % numbers.length), 255);
    }

    @Override
    public boolean hasLevel(double number) {
        return true;
    }

    @Override
    public boolean isLossy() {
        return lossy;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }
}

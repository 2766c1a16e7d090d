package bowman.benchmarks;

import bowman.io.image.RgbImage;
import bowman.io.synthetic.SyntheticKidney;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A slide of 20480x20480 pixels for timing readers. It repeats one section of 2048x2048, whose tiles are stored once:
 * readers still decode each tile that they need, but the speed of the disk is not measured.
 */
final class RegionSlide {

    static final int SIDE = 20_480;
    private static final int PERIOD = 2048;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;

    private RegionSlide() {
    }

    /** @param kind of compression and the side of a tile, such as "jpeg-512" or "deflate-512" */
    static void write(Path file, String kind) throws IOException {
        int tile = Integer.parseInt(kind.substring(kind.indexOf('-') + 1));
        boolean jpeg = kind.startsWith("jpeg");
        RgbImage section = new SyntheticKidney(PERIOD, PERIOD, 7).draw().image();
        int across = PERIOD / tile;
        byte[][] tiles = new byte[across * across][];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = encoded(section, i % across * tile, i / across * tile, tile, jpeg);
        }
        Files.write(file, tiff(tiles, across, tile, jpeg));
    }

    private static byte[] encoded(RgbImage section, int left, int top, int side, boolean jpeg) throws IOException {
        return jpeg ? jpeg(section, left, top, side) : deflated(section, left, top, side);
    }

    /** JPEG of quality 0.75 with chroma at half resolution, as in most slides. */
    private static byte[] jpeg(RgbImage section, int left, int top, int side) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, section.color(left + i % side, top + i / side));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.75f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Deflate with the horizontal predictor. */
    private static byte[] deflated(RgbImage section, int left, int top, int side) {
        byte[] raw = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            int row = 3 * y * side;
            System.arraycopy(section.pixels(), 3 * ((top + y) * PERIOD + left), raw, row, 3 * side);
            for (int i = row + 3 * side - 1; i >= row + 3; i--) {
                raw[i] -= raw[i - 3];
            }
        }
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(raw);
            deflater.finish();
            byte[] packed = new byte[2 * raw.length];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] tiff(byte[][] tiles, int across, int side, boolean jpeg) {
        int count = (SIDE / side) * (SIDE / side);
        int[][] tags = {{256, 1, SIDE}, {257, 1, SIDE}, {258, 3, 0}, {259, 1, jpeg ? JPEG : DEFLATE},
            {262, 1, jpeg ? 6 : 2}, {277, 1, 3}, {jpeg ? 284 : 317, 1, jpeg ? 1 : 2}, {322, 1, side}, {323, 1, side},
            {324, count, 0}, {325, count, 0}};
        int lists = 8 + 2 + 12 * tags.length + 4;
        int offsets = lists + 3 * Integer.BYTES;
        tags[2][2] = lists;
        tags[9][2] = offsets;
        tags[10][2] = offsets + count * Integer.BYTES;
        int data = offsets + 2 * count * Integer.BYTES;
        int[] places = new int[tiles.length];
        int size = data;
        for (int i = 0; i < tiles.length; i++) {
            places[i] = size;
            size += tiles[i].length;
        }
        ByteBuffer tiff = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) (tag[0] == 258 ? 3 : 4)).putInt(tag[1]).putInt(tag[2]);
        }
        tiff.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
        for (int i = 0; i < count; i++) {
            int repeated = i / (SIDE / side) % across * across + i % (SIDE / side) % across;
            tiff.putInt(offsets + Integer.BYTES * i, places[repeated]);
            tiff.putInt(offsets + Integer.BYTES * (count + i), tiles[repeated].length);
        }
        for (int i = 0; i < tiles.length; i++) {
            tiff.put(places[i], tiles[i]);
        }
        return tiff.array();
    }
}

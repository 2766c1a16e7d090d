package bowman.io.tiff;

import static bowman.io.tiff.TestPacking.DEFLATE;
import static bowman.io.tiff.TestPacking.DEFLATE_OLD;
import static bowman.io.tiff.TestPacking.DEFLATE_PREDICTED;
import static bowman.io.tiff.TestPacking.JPEG_420;
import static bowman.io.tiff.TestPacking.JPEG_422;
import static bowman.io.tiff.TestPacking.JPEG_444;
import static bowman.io.tiff.TestPacking.JPEG_GRAY;
import static bowman.io.tiff.TestPacking.JPEG_OWN_TABLES;
import static bowman.io.tiff.TestPacking.JPEG_RGB;
import static bowman.io.tiff.TestPacking.LZW;
import static bowman.io.tiff.TestPacking.LZW_OLD;
import static bowman.io.tiff.TestPacking.LZW_PREDICTED;
import static bowman.io.tiff.TestPacking.NONE;
import static bowman.io.tiff.TestPacking.PACK_BITS;
import static bowman.io.tiff.TestSamples.BILEVEL;
import static bowman.io.tiff.TestSamples.BILEVEL_WHITE_IS_ZERO;
import static bowman.io.tiff.TestSamples.GRAY;
import static bowman.io.tiff.TestSamples.GRAY_WHITE_IS_ZERO;
import static bowman.io.tiff.TestSamples.PALETTE;
import static bowman.io.tiff.TestSamples.RGB;
import static bowman.io.tiff.TestSamples.RGBA;
import static bowman.io.tiff.TestSamples.RGBA_MULTIPLIED;
import static bowman.io.tiff.TestSamples.RGB_AND_MORE;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A kind of slide that the contract holds for.
 *
 * @param name what it is
 * @param samples what is kept of the picture's colours
 * @param levels the picture at each level
 * @param tolerance the largest error of a sample
 * @param bytes the file
 */
record SlideKind(String name, TestSamples samples, List<TestPicture> levels, int tolerance, byte[] bytes) {

    /** Neither side is a multiple of a tile's. */
    private static final TestPicture PICTURE = TestPicture.of(150, 101);
    private static final int JPEG_ERROR = 12;

    static List<SlideKind> all() throws IOException {
        return List.of(
                tiled("tiles, raw", RGB, NONE), tiled("tiles, Deflate", RGB, DEFLATE),
                tiled("tiles, Deflate of old number", RGB, DEFLATE_OLD),
                tiled("tiles, Deflate, predicted", RGB, DEFLATE_PREDICTED), tiled("tiles, LZW", RGB, LZW),
                tiled("tiles, LZW from before TIFF 5", RGB, LZW_OLD), tiled("tiles, LZW, predicted", RGB,
                        LZW_PREDICTED), tiled("tiles, PackBits", RGB, PACK_BITS),
                tiled("tiles, JPEG 4:2:0", RGB, JPEG_420), tiled("tiles, JPEG 4:2:2", RGB, JPEG_422),
                tiled("tiles, JPEG 4:4:4", RGB, JPEG_444), tiled("tiles, JPEG, own tables", RGB, JPEG_OWN_TABLES),
                tiled("tiles, JPEG of RGB", RGB, JPEG_RGB), tiled("tiles, JPEG, gray", GRAY, JPEG_GRAY),
                tiled("tiles, bilevel", BILEVEL, DEFLATE),
                tiled("tiles, bilevel, white is 0", BILEVEL_WHITE_IS_ZERO, LZW),
                tiled("tiles, gray", GRAY, LZW_PREDICTED), tiled("tiles, gray, white is 0", GRAY_WHITE_IS_ZERO, NONE),
                tiled("tiles, palette", PALETTE, DEFLATE), tiled("tiles, RGBA", RGBA, DEFLATE_PREDICTED),
                tiled("tiles, RGBA, multiplied", RGBA_MULTIPLIED, DEFLATE),
                tiled("tiles, RGB and a sample without meaning", RGB_AND_MORE, DEFLATE),
                stripped("strips, raw", RGB, NONE, 16), stripped("strips, LZW", RGB, LZW, 7),
                stripped("strips, Deflate, predicted", RGB, DEFLATE_PREDICTED, 16),
                stripped("strips, JPEG 4:2:0", RGB, JPEG_420, 32), stripped("strips, bilevel", BILEVEL, PACK_BITS, 20),
                stripped("one strip, raw", RGB, NONE, 101), stripped("one strip, Deflate", GRAY, DEFLATE, 1000),
                new SlideKind("planes", RGB, List.of(PICTURE), 0, TestTiff.classic()
                        .page(TestPage.planes(PICTURE, DEFLATE, 64, 48)).bytes()),
                new SlideKind("big-endian", RGB, List.of(PICTURE), 0, new TestTiff(BIG_ENDIAN, false)
                        .page(TestPage.tiles(PICTURE, RGB, LZW, 64, 48)).bytes()),
                pyramid("BigTIFF pyramid", new TestTiff(LITTLE_ENDIAN, true), DEFLATE),
                pyramid("big-endian BigTIFF pyramid", new TestTiff(BIG_ENDIAN, true), NONE),
                pyramid("JPEG pyramid", TestTiff.classic(), JPEG_444),
                new SlideKind("levels within the image", RGB, List.of(PICTURE, PICTURE.reduced(2)), 0,
                        new TestTiff(BIG_ENDIAN, true).page(page(PICTURE, RGB, LZW))
                                .sub(page(PICTURE.reduced(2), RGB, LZW)).bytes()),
                new SlideKind("PNG", RGB, List.of(PICTURE), 0, png()));
    }

    private static TestPage page(TestPicture picture, TestSamples samples, TestPacking packing) {
        return TestPage.tiles(picture, samples, packing, 64, 48);
    }

    private static SlideKind tiled(String name, TestSamples samples, TestPacking packing) {
        return new SlideKind(name, samples, List.of(PICTURE), packing.lossy() ? JPEG_ERROR : 0,
                TestTiff.classic().page(page(PICTURE, samples, packing)).bytes());
    }

    private static SlideKind stripped(String name, TestSamples samples, TestPacking packing, int rows) {
        return new SlideKind(name, samples, List.of(PICTURE), packing.lossy() ? JPEG_ERROR : 0,
                TestTiff.classic().page(TestPage.strips(PICTURE, samples, packing, rows)).bytes());
    }

    private static SlideKind pyramid(String name, TestTiff file, TestPacking packing) {
        List<TestPicture> levels = List.of(PICTURE, PICTURE.reduced(2), PICTURE.reduced(4));
        for (TestPicture level : levels) {
            TestPage page = page(level, RGB, packing);
            file.page(level == PICTURE ? page : page.reduced());
        }
        return new SlideKind(name, RGB, levels, packing.lossy() ? JPEG_ERROR : 0, file.bytes());
    }

    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(PICTURE.width(), PICTURE.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < PICTURE.width() * PICTURE.height(); i++) {
            int x = i % PICTURE.width();
            int y = i / PICTURE.width();
            image.setRGB(x, y, PICTURE.color(x, y));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("slide.tif"), bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}

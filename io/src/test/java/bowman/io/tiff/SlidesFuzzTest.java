package bowman.io.tiff;

import bowman.file.FileText;
import bowman.fuzz.Fuzzing;
import bowman.io.image.Region;
import bowman.io.mask.MaskReader;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged slides and masks. */
class SlidesFuzzTest {

    private static final TestPicture PICTURE = TestPicture.of(50, 40);

    /** Images that are decoded as a whole may claim any size that fits into memory. */
    private static final int WHOLE_MEBIBYTES = 6000;

    /** Pixels along an axis that are read of a level. */
    private static final int MOST_READ = 500;

    @TempDir
    private Path folder;

    private static void read(Path file) throws IOException {
        if (!Slide.isImage(file)) {
            throw new SlideException(file + ": is no image");
        }
        readMask(file);
        try (Slide slide = Slide.open(file)) {
            Stream.concat(slide.remarks().stream(), slide.associatedImages().stream().map(AssociatedImage::toString))
                    .filter(text -> !FileText.isPrintable(text)).findAny().ifPresent(text -> {
                        throw new IllegalStateException(text);
                    });
            slide.pixelSize();
            for (int level = 0; level < slide.levels().size(); level++) {
                SlideLevel described = slide.levels().get(level);
                int width = Math.min(MOST_READ, described.width());
                int height = Math.min(MOST_READ, described.height());
                byte[] rgb = new byte[3 * width * height];
                slide.read(level, new Region(0, 0, width, height), rgb);
                slide.read(level, new Region(described.width() - width, described.height() - height, width, height),
                        rgb);
            }
            slide.damage();
            for (AssociatedImage image : slide.associatedImages()) {
                if ((long) image.width() * image.height() < MOST_READ * MOST_READ) {
                    readAssociated(slide, image);
                }
            }
        }
    }

    private static void readAssociated(Slide slide, AssociatedImage image) throws IOException {
        try {
            slide.read(image);
        } catch (SlideException e) {
            if (!FileText.isPrintable(e.getMessage())) {
                throw e;
            }
        }
    }

    private static void readMask(Path file) throws IOException {
        try (MaskReader mask = MaskReader.open(file)) {
            int[] row = new int[mask.width()];
            for (int y = 0; y < Math.min(mask.height(), 50); y++) {
                mask.next(row);
            }
        } catch (SlideException e) {
            if (!FileText.isPrintable(e.getMessage())) {
                throw e;
            }
        }
    }

    private void run(String name, String suffix, List<String> words, List<byte[]> valid, int mebibytes, int tries)
            throws Exception {
        new Fuzzing(name, suffix, words, valid, mebibytes, tries).run(folder, SlidesFuzzTest::read,
                SlideException.class::isInstance);
    }

    private static TestPage page(TestSamples samples, TestPacking packing) {
        return TestPage.tiles(PICTURE, samples, packing, 32, 16);
    }

    @Test
    void damagedTiffsAreReadOrRefused() throws Exception {
        List<byte[]> valid = new ArrayList<>();
        for (TestPacking packing : TestPacking.values()) {
            TestSamples samples = packing == TestPacking.JPEG_GRAY ? TestSamples.GRAY : TestSamples.RGB;
            valid.add(TestTiff.classic().page(page(samples, packing)).bytes());
        }
        valid.add(TestTiff.classic().page(page(TestSamples.PALETTE, TestPacking.NONE)).bytes());
        valid.add(TestTiff.classic().page(page(TestSamples.RGBA, TestPacking.DEFLATE_PREDICTED)).bytes());
        valid.add(TestTiff.classic().page(page(TestSamples.BILEVEL, TestPacking.PACK_BITS)).bytes());
        valid.add(TestTiff.classic().page(TestPage.strips(PICTURE, TestSamples.RGB, TestPacking.NONE, 40)).bytes());
        valid.add(TestTiff.classic().page(TestPage.planes(PICTURE, TestPacking.LZW, 32, 16)).bytes());
        valid.add(pyramid(new TestTiff(ByteOrder.LITTLE_ENDIAN, true)));
        valid.add(pyramid(new TestTiff(ByteOrder.BIG_ENDIAN, false)));
        valid.add(TestTiff.classic().page(page(TestSamples.RGB, TestPacking.LZW)).page(TestPage.tiles(PICTURE.reduced(
                2),
                TestSamples.RGB, TestPacking.LZW, 32, 16).without(0)).bytes());
        valid.add(new TestTiff(ByteOrder.BIG_ENDIAN, true).page(page(TestSamples.RGB, TestPacking.LZW))
                .sub(TestPage.tiles(PICTURE.reduced(2), TestSamples.RGB, TestPacking.LZW, 32, 16)).bytes());
        run("TIFF", ".tif", List.of(), valid, WHOLE_MEBIBYTES, 1000);
    }

    private static byte[] pyramid(TestTiff file) {
        for (int factor : new int[] {1, 2, 4}) {
            file.page(TestPage.tiles(PICTURE.reduced(factor), TestSamples.RGB, TestPacking.DEFLATE, 32, 16));
        }
        return file.bytes();
    }

    @Test
    void damagedDescriptionsAreReadOrRefused() throws Exception {
        List<String> descriptions = List.of("Aperio Image Library v11\n50x40 [0,0 50x40] -> |AppMag = 40|MPP = 0.25",
                "ImageJ=1.53\nimages=3\nunit=micron\nspacing=1.0\n",
                "<?xml version=\"1.0\"?><OME xmlns=\"x\"><Image Name=\"a\"><Pixels SizeX=\"50\" SizeY=\"40\""
                        + " PhysicalSizeX=\"0.25\" PhysicalSizeXUnit=\"\u00B5m\" SignificantBits=\"8\"><TiffData IFD=\"0\"/>"
                        + "</Pixels></Image><Image Name=\"label\"><Pixels/><TiffData IFD=\"1\"/></Image></OME>",
                "<scn xmlns=\"http://www.leica-microsystems.com/scn/2010/10/01\"><collection><image name=\"m\"><pixels"
                        + " sizeX=\"50\" sizeY=\"40\"><dimension ifd=\"0\" sizeX=\"50\"/><dimension ifd=\"1\"/></pixels>"
                        + "<view sizeX=\"12500\" sizeY=\"10000\"/></image></collection></scn>",
                "<DataObject ObjectType=\"DPUfsImport\"><Attribute Name=\"DICOM_PIXEL_SPACING\">\"0.00025\" \"0.00025\""
                        + "</Attribute></DataObject>");
        List<byte[]> valid = new ArrayList<>(descriptions.stream().map(text -> described(text, "")).toList());
        valid.add(described("level=0 mag=40 quality=90", "<EncodeInfo><iScan ScanRes=\"0.25\"/><TileJointInfo"
                + " OverlapX=\"3\" OverlapY=\"2\"/></EncodeInfo>"));
        run("described TIFF", ".tif", List.of("<Image/>", "<image name=\"x\"/>", "<", "/>", "&#x9b;", "&#x202e;",
                "&lt;",
                "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "<![CDATA[", "IFD=\"1\"", "\u001B[2J", "unit=", "MPP = ",
                "1e999", "<OME ", "level=9", "xmlns:a=\"b\"", "<?", "-->"), valid, WHOLE_MEBIBYTES, 800);
    }

    private static byte[] described(String description, String xmp) {
        TestPage first = page(TestSamples.GRAY, TestPacking.LZW).description(description);
        if (!xmp.isEmpty()) {
            first.ready(700, 1, xmp.getBytes(StandardCharsets.UTF_8));
        }
        TestPage second = TestPage.tiles(PICTURE.reduced(2), TestSamples.GRAY, TestPacking.LZW, 32, 16);
        return TestTiff.classic().page(first).page(second.description("Aperio\nlabel 1")).bytes();
    }

    @Test
    void damagedPngsAreReadOrRefused() throws Exception {
        List<byte[]> valid = new ArrayList<>();
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image(type), "png", bytes);
            valid.add(bytes.toByteArray());
        }
        run("PNG", ".png", List.of("IHDR", "PLTE", "IDAT", "IEND", "tEXt", "zTXt", "iTXt", "iCCP", "tRNS", "gAMA",
                "sRGB",
                "bKGD", "hIST", "tIME"), valid, WHOLE_MEBIBYTES, 500);
    }

    private static BufferedImage image(int type) {
        BufferedImage image = new BufferedImage(PICTURE.width(), PICTURE.height(), type);
        IntStream.range(0, PICTURE.width()).forEach(x -> IntStream.range(0, PICTURE.height())
                .forEach(y -> image.setRGB(x, y, 0xFF000000 | PICTURE.color(x, y))));
        return image;
    }

    @Test
    void damagedJpegsAreReadOrRefused() throws Exception {
        List<byte[]> valid = List.of(TestJpeg.encode(PICTURE, 0, 0, 48, 32, 2, 2),
                TestJpeg.encode(PICTURE, 0, 0, 48, 32, 1, 1), progressive());
        run("JPEG", ".jpg", List.of("\u0000", "JFIF\0", "Adobe"), valid, WHOLE_MEBIBYTES, 800);
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(BufferedImage.TYPE_INT_RGB), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

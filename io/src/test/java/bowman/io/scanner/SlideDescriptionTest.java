package bowman.io.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialects of scanners and programs. */
class SlideDescriptionTest {

    private static SlideDescription of(String... descriptions) {
        return SlideDescription.of(Stream.of(descriptions).map(text -> new PageText(100, 50, text, "", "")).toList());
    }

    private static void assertSize(Resolution resolution, double micronsX, double micronsY, Source source) {
        assertThat(resolution.micronsX().orElseThrow()).isCloseTo(micronsX, within(1e-9));
        assertThat(resolution.micronsY().orElseThrow()).isCloseTo(micronsY, within(1e-9));
        assertThat(resolution.source()).isEqualTo(source);
        assertThat(resolution.reason()).isEmpty();
    }

    @Test
    void leicaGroupsItsImagesAndGivesTheirAreas() {
        SlideDescription scn = of("""
                <?xml version="1.0"?>
                <scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"><collection sizeX="26000" sizeY="76000">
                <image name="image_0"><pixels sizeX="160" sizeY="466"><dimension sizeX="160" r="0" ifd="0"/>
                <dimension sizeX="40" r="1" ifd="1"/></pixels><view sizeX="26000000" sizeY="76000000"/></image>
                <image name="image_1"><pixels sizeX="1000" sizeY="800"><dimension r="0" z="0" ifd="2"/>
                <dimension r="0" z="1" ifd="3"/><dimension r="1" ifd="4"/></pixels>
                <view sizeX="250000" sizeY="200000"/></image>
                <image name="image_2"><pixels sizeX="10" sizeY="8"><dimension r="0" ifd="5"/></pixels>
                <view sizeX="2500" sizeY="2000"/></image></collection></scn>""", "", "", "", "", "");
        assertThat(scn.format()).isEqualTo("Leica SCN");
        assertSize(scn.resolution(2), 0.25, 0.25, Source.LEICA);
        assertThat(Stream.of(0, 1, 3, 4, 5).filter(page -> scn.mayBeLevel(2, page))).containsExactly(4);
        assertThat(scn.name(0)).isEqualTo("macro");
        assertThat(scn.name(5)).isEqualTo("image_2");
        assertThat(scn.remarks(2)).containsExactly("only the largest of 2 scanned areas is read");
    }

    @Test
    void leicasMacroImageAndOtherPlanesAreNotTheSlide() {
        SlideDescription scn = of("""
                <scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"><collection>
                <image><pixels sizeX="1600"><dimension ifd="0"/></pixels><view sizeX="26000000"/></image>
                <image><pixels sizeX="1000"><dimension z="1" ifd="1"/><dimension z="0" ifd="2"/></pixels>
                <view sizeX="250000"/></image></collection></scn>""", "", "");
        assertThat(Stream.of(0, 1, 2).filter(scn::mayBeSlide)).containsExactly(2);
        assertThat(of("""
                <scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01"><collection>
                <image><pixels sizeX="1000"><dimension ifd="0"/></pixels><view sizeX="250000"/></image>
                <image><pixels sizeX="800"><dimension ifd="1"/></pixels><view sizeX="200000"/></image></collection>
                </scn>""", "").mayBeSlide(0)).as("without a macro image").isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0.499; 0.499", "0,499; 0.499", "4.99e-1; 0.499", "1,005; 1.005"})
    void aperiosNumbersAreReadInAllSpellings(String text, double microns) {
        assertSize(of("Aperio\r\n|AppMag = 20|MPP = " + text + "|Left = 1").resolution(0), microns, microns,
                Source.APERIO);
    }

    @Test
    void aPixelSizeOfAperioThatIsNoNumberHasAReason() {
        assertThat(of("Aperio\r\n|MPP = x|Left = 1").resolution(0).reason())
                .isEqualTo("the Aperio description gives it as \"x\"");
    }

    @Test
    void theSpacingOfPhilipsIsThatOfTheSlide() {
        SlideDescription philips = of("""
                <DataObject ObjectType="DPUfsImport"><Array><DataObject ObjectType="DPScannedImage">
                <Attribute Name="DICOM_PIXEL_SPACING">"0.03" "0.03"</Attribute>
                <Attribute Name="PIM_DP_IMAGE_TYPE">MACROIMAGE</Attribute></DataObject>
                <DataObject ObjectType="DPScannedImage"><Attribute Name="DICOM_PIXEL_SPACING">0.00025\\0.00025</Attribute>
                <Attribute Name="PIM_DP_IMAGE_TYPE">WSI</Attribute></DataObject></Array></DataObject>""");
        assertSize(philips.resolution(0), 0.25, 0.25, Source.PHILIPS);
    }

    @Test
    void overlapsOfTrestlesTilesAreSaid() {
        assertThat(of("Objective Power=40;OverlapsXY= 64 64 32 32").remarks(0)).singleElement().asString()
                .contains("the tiles of this slide overlap");
        assertThat(of("Objective Power=40;OverlapsXY= 0 0 0 0").remarks(0)).isEmpty();
    }

    @Test
    void ventanaGivesItsResolutionAndMagnifications() {
        String xmp =
                "<?xml version='1.0'?><Metadata><iScan Magnification='40' ScanRes='0.2325' UnitNumber='B'/></Metadata>";
        SlideDescription bif = SlideDescription.of(List.of(new PageText(9, 9, "Label Image", "", xmp),
                new PageText(9, 9, "level=0 mag=40 quality=90", "", ""),
                new PageText(9, 9, "level=1 mag=20 quality=90", "", ""),
                new PageText(9, 9, "Probability_Image", "", "")));
        assertThat(bif.format()).isEqualTo("Ventana BIF");
        assertSize(bif.resolution(1), 0.2325, 0.2325, Source.VENTANA);
        assertThat(bif.downsample(1, 2)).hasValue(2);
        assertThat(bif.mayBeLevel(1, 3)).isFalse();
        assertThat(bif.name(0)).isEqualTo("label");
        assertThat(bif.remarks(1)).isEmpty();
    }

    @Test
    void overlapsOfVentanasTilesAreSaid() {
        SlideDescription bif = SlideDescription.of(List.of(new PageText(9, 9, "", "", "<m><iScan ScanRes='0.25'/></m>"),
                new PageText(9, 9, "level=0 mag=40", "", "<EncodeInfo><TileJointInfo OverlapX='12' OverlapY='-3'/>"
                        + "<TileJointInfo OverlapX='0' OverlapY='20'/></EncodeInfo>")));
        assertThat(bif.remarks(1)).singleElement().asString().contains("overlap by up to 20 pixels");
    }

    @Test
    void philipsGivesTheSpacingOfRowsBeforeThatOfColumns() {
        SlideDescription philips = of("""
                <?xml version="1.0" encoding="UTF-8" ?><DataObject ObjectType="DPUfsImport">
                <Attribute Name="DICOM_PIXEL_SPACING" Group="0x0028" PMSVR="IDoubleArray">
                &quot;0.000226891&quot; &quot;0.000226907&quot;</Attribute>
                <Attribute Name="DICOM_PIXEL_SPACING">"0.000453782" "0.000453814"</Attribute></DataObject>""",
                "level=1 mag=22 quality=80", "Macro");
        assertThat(philips.format()).isEqualTo("Philips TIFF");
        assertSize(philips.resolution(0), 0.226907, 0.226891, Source.PHILIPS);
        assertThat(philips.downsample(0, 1)).hasValue(2);
        assertThat(philips.mayBeLevel(0, 2)).as("the macro image").isFalse();
        assertThat(philips.name(2)).isEqualTo("macro");
    }

    private static String ome(String attributes) {
        return "<OME xmlns=\"x\"><Image Name=\"a\"><Pixels SizeX=\"100\" SizeY=\"50\" " + attributes
                + "><TiffData IFD=\"0\"/></Pixels></Image></OME>";
    }

    @ParameterizedTest
    @CsvSource({"\u00B5m, 1", "\u03BCm, 1", "um, 1", "?m, 1", "\uFFFDm, 1", "\u00C2\u00B5m, 1", "micron, 1",
        "Microns, 1",
        "micrometer, 1", "micrometres, 1", "nm, 0.001", "mm, 1000", "cm, 10000", "m, 1000000", "inch, 25400",
        "\u00C5, 0.0001"})
    void unitsAreKnownInManySpellings(String unit, double microns) {
        SlideDescription ome = of(ome("PhysicalSizeX=\"0.5\" PhysicalSizeXUnit=\"" + unit + "\""));
        assertSize(ome.resolution(0), 0.5 * microns, 0.5 * microns, Source.OME_XML);
    }

    @Test
    void omeXmlMayHaveAPrefixAByteOrderMarkAndBlanks() {
        String prefixed = ome("PhysicalSizeX=\"0.5\"").replaceAll("<(/?)(?=[A-Z])", "<$1ome:")
                .replace("xmlns=", "xmlns:ome=");
        assertSize(of(prefixed).resolution(0), 0.5, 0.5, Source.OME_XML);
        assertSize(of("\uFEFF  <?xml version=\"1.0\"?>" + ome("PhysicalSizeX=\"0.5\"")).resolution(0), 0.5, 0.5,
                Source.OME_XML);
    }

    @Test
    void eachImageOfAnOmeXmlHasItsOwnSize() {
        SlideDescription ome = of("<OME><Image Name=\"label\"><Pixels SizeX=\"9\" SizeY=\"9\" PhysicalSizeX=\"9\">"
                + "<TiffData IFD=\"0\"/></Pixels></Image><Image Name=\"section\"><Pixels SizeX=\"100\" SizeY=\"50\""
                + " PhysicalSizeX=\"0.25\" SignificantBits=\"8\"><TiffData IFD=\"1\"/></Pixels></Image></OME>", "");
        assertSize(ome.resolution(1), 0.25, 0.25, Source.OME_XML);
        assertThat(ome.name(0)).isEqualTo("label");
        assertThat(ome.significantBits(0)).isEmpty();
        assertThat(ome.significantBits(1)).hasValue(8);
    }

    @Test
    void aSizeThatIsNotUnderstoodHasAReason() {
        assertThat(of(ome("PhysicalSizeX=\"3\" PhysicalSizeXUnit=\"pixel\"")).resolution(0).reason())
                .isEqualTo("the OME-XML gives it as \"3\" in \"pixel\"");
        assertThat(of(ome("PhysicalSizeX=\"-1\"")).resolution(0).reason())
                .isEqualTo("the OME-XML gives it as \"-1\" in \"\u00B5m\"");
        assertThat(of("<OME><BinaryOnly MetadataFile=\"a.companion.ome\"/></OME>").resolution(0).reason())
                .isEqualTo("its OME-XML is in another file, a.companion.ome");
        assertThat(of("<OME><Image><Pixels").resolution(0).reason()).isEqualTo("its OME-XML is damaged");
        assertThat(of("ImageJ=1.53t\nunit=furlong\n").resolution(0).reason())
                .isEqualTo("ImageJ's description gives it in \"furlong\", which is no unit of length");
        assertThat(of(ome("")).resolution(0).reason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"micron", "um", "\u00B5m", "\\u00B5m"})
    void imageJNamesTheUnitOfTheTags(String unit) {
        SlideDescription imageJ = of("ImageJ=1.53t\nimages=3\nunit=" + unit + "\nspacing=1.0\nloop=false\n");
        assertThat(imageJ.format()).isEqualTo("ImageJ TIFF");
        assertThat(imageJ.micronsPerUnit()).hasValue(1);
        assertThat(imageJ.remarks(0)).containsExactly("the first of 3 images of an ImageJ stack is used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<OME", "<OME ", "<OME><!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>&b;</OME>",
        "<!DOCTYPE OME SYSTEM \"file:///etc/passwd\"><OME>&x;</OME>", "<OME \0/>", "<OME>\uD800</OME>",
        "leica-microsystems.com/scn", "<image/> leica-microsystems.com/scn", "DPUfsImport<", "Aperio|MPP=",
        "ImageJ=\nunit=\nimages=99999999999"})
    void brokenTextsAreNeverMoreThanUnknown(String text) {
        SlideDescription description = of(text, text);
        assertThat(description.resolution(0).micronsX()).isEmpty();
        assertThat(description.name(1)).isNotNull();
        assertThat(description.mayBeLevel(0, 1)).isIn(true, false);
        assertThat(description.downsample(0, 1)).isEmpty();
    }
}

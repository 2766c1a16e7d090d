package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.mask.MaskPlacement;
import bowman.io.slide.PixelSize;
import bowman.metrics.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceCsvTest {

    private static final Optional<PixelSize> HALF_A_MICRON = Optional.of(new PixelSize(0.5, PixelSize.Source.USER));

    private static final List<Instance> SQUARE = Drawn.instances("""
            ....
            .##.
            .##.
            ....
            """);

    @TempDir
    private Path folder;

    @Test
    void aLineTellsAnInstanceInPixelsAndMicrons() throws IOException {
        assertThat(write(new SlideInstances("a.svs", new MaskPlacement(2, 2, 10, 0), HALF_A_MICRON,
                Probabilities.KNOWN, SQUARE))).isEqualTo("""
                slide,id,centroid_x_px,centroid_y_px,centroid_x_um,centroid_y_um,bbox_x_px,bbox_y_px,bbox_width_px,\
                bbox_height_px,area_px,area_um2,perimeter_px,perimeter_um,equivalent_diameter_px,\
                equivalent_diameter_um,circularity,mean_probability,max_probability,touches_border\r
                a.svs,ID,14,4,7,2,12,2,4,4,16,4,12.95,6.474,4.51,2.257,1.1994,1,1,false\r
                """);
    }

    @Test
    void whatIsNotKnownIsEmpty() throws IOException {
        assertThat(write(new SlideInstances("a.svs", MaskPlacement.IDENTITY, Optional.empty(), Probabilities.UNKNOWN,
                SQUARE)).lines().skip(1)).containsExactly("a.svs,ID,2,2,,,1,1,2,2,4,,6.47,,2.26,,1.1994,,,false");
    }

    @Test
    void namesWithCommasAndQuotationMarksAreQuoted() throws IOException {
        assertThat(InstanceCsv.quoted("plain name.svs")).isEqualTo("plain name.svs");
        assertThat(InstanceCsv.quoted("a, \"b\"")).isEqualTo("\"a, \"\"b\"\"\"");
        assertThat(InstanceCsv.quoted("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(write(new SlideInstances("a,b", MaskPlacement.IDENTITY, Optional.empty(), Probabilities.UNKNOWN,
                SQUARE)).lines().skip(1)).singleElement().asString().startsWith("\"a,b\",");
    }

    @Test
    void numbersLookTheSameInEveryLocale() throws IOException {
        SlideInstances found = new SlideInstances("a.svs", new MaskPlacement(1.5, 1.5, 0, 0), HALF_A_MICRON,
                Probabilities.KNOWN, SQUARE);
        String expected = write(found);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(write(found)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void idsAreThoseOfTheGeoJson() throws IOException {
        SlideInstances found = new SlideInstances("a.svs", MaskPlacement.IDENTITY, Optional.empty(),
                Probabilities.UNKNOWN, SQUARE);
        InstanceCsv.write(folder.resolve("found.csv"), found);
        GeoJson.write(folder.resolve("found.geojson"), found, ObjectType.ANNOTATION);
        String id = Files.readAllLines(folder.resolve("found.csv")).get(1).split(",")[1];
        assertThat(Files.readString(folder.resolve("found.geojson"))).contains("\"id\":\"" + id + "\"");
    }

    /** The written text, with ID in place of the id. */
    private String write(SlideInstances found) throws IOException {
        Path file = folder.resolve("found.csv");
        InstanceCsv.write(file, found);
        return Files.readString(file).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }
}

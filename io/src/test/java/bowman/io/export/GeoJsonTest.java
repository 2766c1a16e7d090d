package bowman.io.export;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.golden.JsonView;
import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.mask.MaskPlacement;
import bowman.io.slide.PixelSize;
import bowman.metrics.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonTest {

    private static final Optional<PixelSize> HALF_A_MICRON = Optional.of(new PixelSize(0.5, PixelSize.Source.USER));

    private static final List<Instance> SQUARE_AND_PAIR = Drawn.instances("""
            ##...
            ##.#.
            ....#
            """);

    @TempDir
    private Path folder;

    @Test
    void aFileIsWhatQuPathImports() throws IOException {
        assertThat(write(new SlideInstances("a.svs", MaskPlacement.IDENTITY, Optional.empty(), Probabilities.UNKNOWN,
                SQUARE_AND_PAIR), ObjectType.ANNOTATION)).isEqualTo("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"3c50b87a-e503-3b65-bc40-d7ffa2a855e1","geometry":{"type":"Polygon",\
                "coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},"properties":{"objectType":"annotation",\
                "name":"Glomerulus 1","classification":{"name":"Glomerulus","color":[0,200,83]},"isLocked":false,\
                "measurements":{"Area px^2":4,"Perimeter px":6.47,"Equivalent diameter px":2.26,"Circularity":1.1994,\
                "Touches border":1}}},
                {"type":"Feature","id":"7eaac46b-f5c4-39e3-b057-03092211ccdd","geometry":{"type":"MultiPolygon",\
                "coordinates":[[[[3,1],[4,1],[4,2],[3,2],[3,1]]],[[[4,2],[5,2],[5,3],[4,3],[4,2]]]]},\
                "properties":{"objectType":"annotation",\
                "name":"Glomerulus 2","classification":{"name":"Glomerulus","color":[0,200,83]},"isLocked":false,\
                "measurements":{"Area px^2":2,"Perimeter px":4.81,"Equivalent diameter px":1.6,"Circularity":1.0874,\
                "Touches border":1}}}
                ]}
                """);
    }

    @Test
    void aSlideWithoutInstancesGivesAnEmptyCollection() throws IOException {
        assertThat(write(found(MaskPlacement.IDENTITY, Optional.empty(), List.of()), ObjectType.ANNOTATION))
                .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[\n\n]}\n");
    }

    @Test
    void lengthsAreInMicronsWhereTheSizeOfPixelsIsKnown() throws IOException {
        JsonView measurements = features(found(MaskPlacement.IDENTITY, HALF_A_MICRON, SQUARE_AND_PAIR)).getFirst()
                .get("properties").get("measurements");
        assertThat(measurements.members().keySet()).containsExactly("Area um^2", "Perimeter um",
                "Equivalent diameter um", "Circularity", "Mean probability", "Maximum probability", "Touches border");
        assertThat(measurements.get("Area um^2").number()).as("4 pixels of a quarter of a square micron").isEqualTo(1);
        assertThat(measurements.get("Mean probability").number()).isEqualTo(1);
    }

    @Test
    void aMaskOfAnotherSizeIsPlacedOnItsSlide() throws IOException {
        MaskPlacement placement = new MaskPlacement(4.5, 1.123456, 100, 7);
        List<JsonView> features = features(found(placement, Optional.empty(), SQUARE_AND_PAIR));
        assertThat(features.getFirst().get("geometry").get("coordinates").elements().getFirst().elements())
                .extracting(JsonView::numbers).containsExactly(new double[] {100, 7}, new double[] {109, 7},
                        new double[] {109, 9.25}, new double[] {100, 9.25}, new double[] {100, 7});
        assertThat(features.getFirst().get("properties").get("measurements").get("Area px^2").number())
                .as("4 pixels of 4.5x1.123456").isEqualTo(20.22);
    }

    @Test
    void idsAreTheSameInEveryRunAndThoseOfNoOtherSlideOrInstance() throws IOException {
        List<String> first = ids("a.svs", SQUARE_AND_PAIR);
        assertThat(ids("a.svs", SQUARE_AND_PAIR)).as("a second run").isEqualTo(first);
        assertThat(ids("a.svs", SQUARE_AND_PAIR.subList(1, 2))).as("a run that finds only the second instance")
                .isEqualTo(first.subList(1, 2));
        assertThat(first).doesNotHaveDuplicates();
        assertThat(ids("b.svs", SQUARE_AND_PAIR)).as("another slide").doesNotContainAnyElementsOf(first);
    }

    private List<String> ids(String slide, List<Instance> instances) throws IOException {
        return features(new SlideInstances(slide, MaskPlacement.IDENTITY, Optional.empty(), Probabilities.KNOWN,
                instances)).stream().map(feature -> feature.get("id").string()).toList();
    }

    @Test
    void detectionsAreNamedSo() throws IOException {
        assertThat(write(found(MaskPlacement.IDENTITY, Optional.empty(), SQUARE_AND_PAIR), ObjectType.DETECTION))
                .contains("\"objectType\":\"detection\"").doesNotContain("annotation");
    }

    @Test
    void moreThanFiveThousandAreDetectionsUnlessToldOtherwise() {
        assertThat(ObjectType.suiting(5000)).isEqualTo(ObjectType.ANNOTATION);
        assertThat(ObjectType.suiting(5001)).isEqualTo(ObjectType.DETECTION);
    }

    private static SlideInstances found(MaskPlacement placement, Optional<PixelSize> size, List<Instance> instances) {
        return new SlideInstances("a.svs", placement, size, Probabilities.KNOWN, instances);
    }

    private List<JsonView> features(SlideInstances found) throws IOException {
        return JsonView.parse(write(found, ObjectType.ANNOTATION)).get("features").elements();
    }

    private String write(SlideInstances found, ObjectType type) throws IOException {
        Path file = folder.resolve("found.geojson");
        GeoJson.write(file, found, type);
        return Files.readString(file);
    }
}

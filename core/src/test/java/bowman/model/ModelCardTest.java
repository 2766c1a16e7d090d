package bowman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.intensity.IntensityScaling;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

    @Test
    void aCardComesBackFromItsStrings() {
        ModelCard card = ModelCard.UNKNOWN.withInputSize(512).withWindow(2048).withMicronsPerPixel(0.25)
                .withScaling(IntensityScaling.SLIDE).withThreshold(0.4).withTraining("folds 1 to 4");
        assertThat(card.metadata()).isEqualTo(Map.of("input_size", "512", "window", "2048", "microns_per_pixel", "0.25",
                "intensity_scaling", "slide", "normalization", "imagenet", "threshold", "0.4",
                "training", "folds 1 to 4"));
        assertThat(ModelCard.of(card.metadata())).isEqualTo(card);
    }

    @Test
    void whatIsNotKnownIsNotWritten() {
        assertThat(ModelCard.UNKNOWN.metadata()).isEqualTo(
                Map.of("normalization", "imagenet", "intensity_scaling", "fixed"));
        assertThat(ModelCard.of(Map.of("format", "pt"))).isEqualTo(ModelCard.UNKNOWN);
    }

    @Test
    void aFileFromBeforeThereWereScalingsHasTheFixedOne() {
        assertThat(ModelCard.of(Map.of("normalization", "imagenet")).scaling()).isEqualTo(IntensityScaling.FIXED);
    }

    @ParameterizedTest
    @CsvSource({
        "input_size, 0, 'the input size must be at least 1, got 0'",
        "input_size, 51.2, 'the input_size in its metadata is 51.2, which is not a number'",
        "input_size, 99999999999, 'the input_size in its metadata is 99999999999'",
        "window, 0, 'the window must be at least 1, got 0'",
        "intensity_scaling, tile, 'the intensity_scaling in its metadata cannot be used: ''tile'' is not an intensity'",
        "microns_per_pixel, -1, 'the microns per pixel must be above 0, got -1.0'",
        "microns_per_pixel, NaN, 'the microns per pixel must be above 0, got NaN'",
        "microns_per_pixel, Infinity, 'the microns per pixel must be above 0, got Infinity'",
        "threshold, 1, 'the threshold must lie in [0, 1), got 1.0'",
        "threshold, half, 'the threshold in its metadata is half, which is not a number'",
        "normalization, none, 'the network needs the normalization none, but there is only imagenet'",
    })
    void aStringThatSaysWhatCannotBeIsRefused(String key, String value, String message) {
        assertThatThrownBy(() -> ModelCard.of(Map.of(key, value))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

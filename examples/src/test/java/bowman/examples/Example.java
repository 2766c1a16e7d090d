package bowman.examples;

import bowman.io.image.ImageFormat;
import bowman.io.slide.Slide;
import bowman.model.TrainedNetwork;
import bowman.segment.Segmentation;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import java.io.IOException;
import java.nio.file.Path;

class Example {
    static int countGlomeruli(Path model, Path image, Path mask) throws IOException {
        SegmentationSettings settings = SegmentationSettings.unscaled(256);
        try (SlideSegmenter segmenter = new SlideSegmenter(TrainedNetwork.read(model), settings);
                Slide slide = Slide.open(image)) {
            Segmentation found = segmenter.segment(slide);
            ImageFormat.PNG.write(mask, found.mask());
            return found.glomeruli().size();
        }
    }
}

package bowman.segment;

import bowman.io.export.GeoJson;
import bowman.io.export.InstanceCsv;
import bowman.io.export.ObjectType;
import bowman.io.export.Overlay;
import bowman.io.export.RunRecord;
import bowman.io.export.SlideInstances;
import bowman.io.export.SlideInstances.Probabilities;
import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskPlacement;
import bowman.io.outline.Outlines;
import bowman.io.report.HtmlReport;
import bowman.io.report.ReportContent;
import bowman.io.slide.Overview;
import bowman.io.slide.Slide;
import bowman.metrics.Connectivity;
import bowman.metrics.InstanceFinder;
import bowman.metrics.MaskRows;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The instances that were found on a slide, and the files that show them. Memory grows with the number of instances,
 * not with the slide.
 */
public final class SlideResults {

    private final Slide slide;
    private final ProbabilityMap map;
    private final ResultSettings settings;
    private final SlideInstances instances;

    /**
     * Finds the instances of a map.
     *
     * @throws IllegalArgumentException if there is a minimum area and the pixel size of the slide is unknown
     * @throws bowman.metrics.FragmentedMaskException if the mask has too many fragments to fit into memory
     * @throws IOException if the map cannot be read
     */
    public SlideResults(Slide slide, ProbabilityMap map, ResultSettings settings) throws IOException {
        this.slide = slide;
        this.map = map;
        this.settings = settings;
        MapGeometry geometry = map.geometry();
        InstanceFinder finder = new InstanceFinder(geometry.width(), geometry.height(), new InstanceFinder.Settings(
                Connectivity.EIGHT, map.cut(), settings.holes(), minimumPixels(slide, geometry, settings)));
        map.forEachRow((y, rows, offset) -> finder.addRow(rows, offset));
        MaskPlacement placement = new MaskPlacement(geometry.scale(), geometry.scale(), geometry.left(),
                geometry.top());
        this.instances = new SlideInstances(slide.name(), placement, slide.pixelSize(), Probabilities.KNOWN,
                finder.finish());
    }

    private static long minimumPixels(Slide slide, MapGeometry geometry, ResultSettings settings) {
        if (settings.minimumArea().isEmpty()) {
            return 0;
        }
        return slide.pixelSize().orElseThrow(() -> new IllegalArgumentException(slide.name()
                + ": the pixel size is needed for a minimum area in square micrometres; give it (--mpp)"))
                .pixels(settings.minimumArea().getAsDouble(), geometry.scale() * geometry.scale());
    }

    /** The instances, in the order of their first pixels. */
    public SlideInstances instances() {
        return instances;
    }

    /**
     * Writes the mask of the instances as a pyramid of the whole slide at the working resolution: 255 and 0.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeMask(Path file) throws IOException {
        MaskRows rows = new MaskRows(map.geometry().width(), instances.instances());
        byte[] row = new byte[map.geometry().width()];
        MapWriter.mask(file, slide, map.geometry(), settings.layout(), writer -> {
            for (int y = 0; y < map.geometry().height(); y++) {
                rows.next(row, 0);
                writer.add(row, 0);
            }
        });
    }

    /**
     * Writes the probabilities as a pyramid of the whole slide at the working resolution: 0 to 1 as 0 to 255.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeProbabilities(Path file) throws IOException {
        MapWriter.probabilities(file, slide, map.geometry(), settings.layout(),
                writer -> map.forEachRow((y, rows, offset) -> writer.add(rows, offset)));
    }

    /**
     * Writes the outlines as GeoJSON for QuPath.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeGeoJson(Path file) throws IOException {
        GeoJson.write(file, instances,
                settings.objects().orElseGet(() -> ObjectType.suiting(instances.instances().size())));
    }

    /**
     * Writes a table with a line for each instance.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        InstanceCsv.write(file, instances);
    }

    /**
     * The reduced slide with the outlines, and a scale bar if the pixel size is known.
     *
     * @throws IOException if the slide cannot be read
     */
    public RgbImage overlay() throws IOException {
        Overlay overlay = new Overlay(Overview.of(slide, Overlay.LONGEST)).outline(instances, Outlines.FOUND);
        slide.pixelSize().ifPresent(overlay::scaleBar);
        return overlay.image();
    }

    /**
     * Writes the report.
     *
     * @param overlay the image that {@link #overlay} returned
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeReport(Path file, RunRecord run, RgbImage overlay) throws IOException {
        HtmlReport.write(file, new ReportContent(run, overlay, instances));
    }

    /**
     * Writes the overlay.
     *
     * @param overlay the image that {@link #overlay} returned
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void writeOverlay(Path file, RgbImage overlay) throws IOException {
        ImageFormat.PNG.write(file, overlay);
    }
}

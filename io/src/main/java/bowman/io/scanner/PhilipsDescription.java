package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The XML of Philips' scanners, with DICOM's names. Their levels end with whole tiles, so that sizes do not tell scales.
 *
 * @param spacing DICOM's pixel spacing, in um: the distance of rows, and that of columns; NaN if it is unknown
 * @param pages the texts of the images
 */
record PhilipsDescription(double[] spacing, List<PageText> pages) implements SlideDescription {

    private static final Pattern LEVEL = Pattern.compile("level=(\\d{1,2})\\b");
    private static final String IMAGE = "DPScannedImage";
    private static final String KIND = "PIM_DP_IMAGE_TYPE";
    private static final String SPACING = "DICOM_PIXEL_SPACING";

    static PhilipsDescription of(String xml, List<PageText> pages) {
        // For each image, the slide among label and macro: its kind, and the first of its spacings, the finest one.
        List<String> kinds = new ArrayList<>(List.of(""));
        List<String> spacings = new ArrayList<>(List.of(""));
        XmlElement.parse(xml, element -> {
            String name = element.attribute("Name").orElse("");
            int last = kinds.size() - 1;
            if (IMAGE.equals(element.attribute("ObjectType").orElse(""))) {
                kinds.add("");
                spacings.add("");
            } else if (KIND.equals(name)) {
                kinds.set(last, element.text());
            } else if (SPACING.equals(name) && spacings.get(last).isEmpty()) {
                spacings.set(last, element.text());
            }
        });
        int slide = kinds.indexOf("WSI");
        return new PhilipsDescription(microns(slide < 0 ? String.join(" ", spacings) : spacings.get(slide)),
                List.copyOf(pages));
    }

    private static double[] microns(String spacing) {
        String[] millimetres = spacing.replaceAll("[\"\\\\]", " ").strip().split("\\s+");
        return millimetres.length < 2 ? new double[] {Double.NaN, Double.NaN}
                : new double[] {1000 * Resolution.number(millimetres[0]), 1000 * Resolution.number(millimetres[1])};
    }

    @Override
    public String format() {
        return "Philips TIFF";
    }

    @Override
    public Resolution resolution(int page) {
        return Resolution.of(spacing[1], spacing[0], Source.PHILIPS);
    }

    @Override
    public String name(int page) {
        return PlainDescription.named(pages.get(page));
    }

    @Override
    public OptionalDouble downsample(int full, int page) {
        Matcher matcher = LEVEL.matcher(pages.get(page).description());
        return matcher.find() ? OptionalDouble.of(Math.scalb(1.0, Integer.parseInt(matcher.group(1))))
                : OptionalDouble.empty();
    }

    @Override
    public boolean padsLevels() {
        return true;
    }
}

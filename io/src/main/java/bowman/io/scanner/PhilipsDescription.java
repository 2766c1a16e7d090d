package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
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
    private static final String SPACING = "DICOM_PIXEL_SPACING";

    static PhilipsDescription of(String xml, List<PageText> pages) {
        double[] spacing = {Double.NaN, Double.NaN};
        XmlElement.parse(xml, element -> {
            // The first one is that of the full resolution.
            if (SPACING.equals(element.attribute("Name").orElse("")) && Double.isNaN(spacing[0])) {
                String[] millimetres = element.text().replace('"', ' ').strip().split("\\s+");
                if (millimetres.length == 2) {
                    spacing[0] = 1000 * Resolution.number(millimetres[0]);
                    spacing[1] = 1000 * Resolution.number(millimetres[1]);
                }
            }
        });
        return new PhilipsDescription(spacing, List.copyOf(pages));
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
    public boolean mayBeLevel(int full, int page) {
        return name(page).isEmpty();
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

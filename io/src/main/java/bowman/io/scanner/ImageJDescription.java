package bowman.io.scanner;

import bowman.io.slide.PixelSize.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ImageJ's description: lines of a name and a value. Its unit is that of the resolution tags. */
record ImageJDescription(String text) implements SlideDescription {

    private static final Pattern UNIT = Pattern.compile("(?m)^unit=(.+)$");
    private static final Pattern IMAGES = Pattern.compile("(?m)^images=(\\d{1,9})\\s*$");

    @Override
    public String format() {
        return "ImageJ TIFF";
    }

    /** The unit is known only together with the resolution tags, see {@link #micronsPerUnit}. */
    @Override
    public Resolution resolution(int page) {
        Optional<String> unit = unit();
        return unit.isPresent() && LengthUnit.microns(unit.get()).isEmpty()
                ? Resolution.notUnderstood(Source.IMAGEJ,
                        "ImageJ's description gives it in \"" + unit.get() + "\", which is no unit of length")
                : Resolution.unknown(Source.IMAGEJ);
    }

    @Override
    public OptionalDouble micronsPerUnit() {
        return unit().map(LengthUnit::microns).orElse(OptionalDouble.empty());
    }

    private Optional<String> unit() {
        Matcher matcher = UNIT.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()).filter(unit -> !unit.isEmpty())
                : Optional.empty();
    }

    @Override
    public List<String> remarks(int full) {
        Matcher matcher = IMAGES.matcher(text);
        return matcher.find() && Integer.parseInt(matcher.group(1)) > 1
                ? List.of("the first of " + matcher.group(1) + " images of an ImageJ stack is used") : List.of();
    }
}

package bowman.cli.option;

import bowman.intensity.IntensityScaling;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of an intensity scaling. */
public final class ScalingConverter implements ITypeConverter<IntensityScaling> {

    @Override
    public IntensityScaling convert(String name) {
        try {
            return IntensityScaling.named(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

package bowman.cli.option;

import bowman.io.stitch.Blending;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of a blending method. */
final class BlendingConverter implements ITypeConverter<Blending> {

    @Override
    public Blending convert(String name) {
        return Arrays.stream(Blending.values()).filter(way -> way.toString().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is not a blending method; choose one of "
                        + Arrays.stream(Blending.values()).map(Blending::toString).collect(Collectors.joining(", "))));
    }
}

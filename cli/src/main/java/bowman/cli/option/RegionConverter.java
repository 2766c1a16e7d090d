package bowman.cli.option;

import bowman.io.image.Region;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a region of the form {@code x,y,width,height}. */
public final class RegionConverter implements ITypeConverter<Region> {

    @Override
    public Region convert(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 4) {
                return new Region(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
            }
        } catch (NumberFormatException e) {
            throw form(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw form(text);
    }

    private static TypeConversionException form(String text) {
        return new TypeConversionException("a region is x,y,width,height in pixels, such as 0,0,1024,768; got " + text);
    }
}

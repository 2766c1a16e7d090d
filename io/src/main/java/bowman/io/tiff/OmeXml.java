package bowman.io.tiff;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The OME-XML in the description of an OME-TIFF (OME model 2016-06).
 *
 * @param micronsX the width of the first image's pixels in um
 * @param micronsY the height of the first image's pixels in um
 * @param names of images, by the number of their first page
 */
record OmeXml(OptionalDouble micronsX, OptionalDouble micronsY, Map<Integer, String> names) {

    /** Parses a description; empty if it is not OME-XML, or is damaged. */
    static Optional<OmeXml> of(String description) {
        if (!description.contains("<OME")) {
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return Optional.of(parse(factory.createXMLStreamReader(new StringReader(description.strip()))));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static OmeXml parse(XMLStreamReader xml) throws XMLStreamException {
        OptionalDouble x = OptionalDouble.empty();
        OptionalDouble y = OptionalDouble.empty();
        Map<Integer, String> names = new HashMap<>();
        String name = "";
        int images = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Image" -> {
                    name = attribute(xml, "Name").orElse("");
                    images++;
                }
                case "Pixels" -> {
                    x = images == 1 ? microns(xml, "PhysicalSizeX") : x;
                    y = images == 1 ? microns(xml, "PhysicalSizeY") : y;
                }
                case "TiffData" -> names.putIfAbsent(page(attribute(xml, "IFD").orElse("0")), name);
                default -> {
                }
            }
        }
        return new OmeXml(x, y, names);
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private static int page(String number) {
        try {
            return Integer.parseInt(number.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static OptionalDouble microns(XMLStreamReader xml, String name) {
        // The default unit is the micrometre; OME writes the micro sign, some programs the Greek letter.
        double factor = switch (attribute(xml, name + "Unit").orElse("\u00B5m")) {
            case "\u00B5m", "\u03BCm", "um" -> 1;
            case "nm" -> 1e-3;
            case "mm" -> 1e3;
            case "cm" -> 1e4;
            case "m" -> 1e6;
            case "in" -> 25400;
            default -> Double.NaN;
        };
        try {
            double value = Double.parseDouble(attribute(xml, name).orElse("NaN")) * factor;
            return value > 0 && value < Double.POSITIVE_INFINITY ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}

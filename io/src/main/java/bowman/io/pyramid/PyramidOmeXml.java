package bowman.io.pyramid;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The OME-XML of an OME-TIFF, by the schema of June 2016.
 *
 * @see <a href="https://docs.openmicroscopy.org/ome-model/latest/ome-tiff/specification.html">OME-TIFF</a>
 */
final class PyramidOmeXml {

    private static final String SCHEMA = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private PyramidOmeXml() {
    }

    /** Describes an image of one channel; {@code name} is its name in viewers. */
    static String of(String name, int width, int height, PyramidOptions options) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("OME");
            xml.writeDefaultNamespace(SCHEMA);
            xml.writeNamespace("xsi", INSTANCE);
            xml.writeAttribute("xsi", INSTANCE, "schemaLocation", SCHEMA + " " + SCHEMA + "/ome.xsd");
            xml.writeAttribute("Creator", "Bowman");
            xml.writeStartElement("Image");
            xml.writeAttribute("ID", "Image:0");
            xml.writeAttribute("Name", legal(name));
            if (!options.description().isEmpty()) {
                xml.writeStartElement("Description");
                xml.writeCharacters(legal(options.description()));
                xml.writeEndElement();
            }
            writePixels(xml, width, height, options);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to a string does not fail", e);
        }
        return text.toString();
    }

    /** Replaces characters of file names that are illegal in XML 1.0, even as references (section 2.2). */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static void writePixels(XMLStreamWriter xml, int width, int height, PyramidOptions options)
            throws XMLStreamException {
        int samples = options.samples().perPixel();
        xml.writeStartElement("Pixels");
        xml.writeAttribute("ID", "Pixels:0");
        xml.writeAttribute("DimensionOrder", "XYCZT");
        xml.writeAttribute("Type", "uint8");
        xml.writeAttribute("SizeX", Integer.toString(width));
        xml.writeAttribute("SizeY", Integer.toString(height));
        xml.writeAttribute("SizeC", Integer.toString(samples));
        xml.writeAttribute("SizeZ", "1");
        xml.writeAttribute("SizeT", "1");
        if (options.pixelSize().isPresent()) {
            String microns = Double.toString(options.pixelSize().get().micronsPerPixel());
            xml.writeAttribute("PhysicalSizeX", microns);
            xml.writeAttribute("PhysicalSizeXUnit", "µm");
            xml.writeAttribute("PhysicalSizeY", microns);
            xml.writeAttribute("PhysicalSizeYUnit", "µm");
        }
        xml.writeEmptyElement("Channel");
        xml.writeAttribute("ID", "Channel:0:0");
        xml.writeAttribute("SamplesPerPixel", Integer.toString(samples));
        xml.writeEmptyElement("TiffData");
        xml.writeAttribute("IFD", "0");
        xml.writeAttribute("PlaneCount", "1");
        xml.writeEndElement();
    }
}

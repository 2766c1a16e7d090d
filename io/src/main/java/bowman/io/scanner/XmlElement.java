package bowman.io.scanner;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a description in XML.
 *
 * @param name without its prefix
 * @param attributes by their names without prefixes
 * @param text up to the next element, at most 4096 characters
 */
record XmlElement(String name, Map<String, String> attributes, String text) {

    /** The most images of a description: each page of a file is looked for among them. */
    static final int MOST_IMAGES = 1000;

    private static final int MOST_TEXT = 4096;

    /**
     * Parses a description from element to element. Document types and external entities are not read.
     *
     * @return whether all of it was well-formed; the elements up to a defect are given
     */
    static boolean parse(String xml, Consumer<XmlElement> elements) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            // Programs write byte order marks and blanks before the declaration.
            int start = Math.max(0, xml.indexOf('<'));
            walk(factory.createXMLStreamReader(new StringReader(xml.substring(start))), elements);
            return true;
        } catch (XMLStreamException | RuntimeException | StackOverflowError e) {
            // The parser throws whatever damaged text causes in it.
            return false;
        }
    }

    private static void walk(XMLStreamReader xml, Consumer<XmlElement> elements) throws XMLStreamException {
        Optional<XmlElement> open = Optional.empty();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    give(open, text, elements);
                    open = Optional.of(started(xml));
                    text.setLength(0);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    give(open, text, elements);
                    open = Optional.empty();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open.isPresent() && text.length() < MOST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                }
            }
        }
    }

    private static XmlElement started(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new XmlElement(xml.getLocalName(), attributes, "");
    }

    private static void give(Optional<XmlElement> open, StringBuilder text, Consumer<XmlElement> elements) {
        open.ifPresent(element -> elements.accept(new XmlElement(element.name, element.attributes,
                text.substring(0, Math.min(text.length(), MOST_TEXT)).strip())));
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    double number(String key) {
        return attribute(key).map(Resolution::number).orElse(Double.NaN);
    }

    /** An attribute of at most nine digits. */
    OptionalInt integer(String key) {
        String digits = attribute(key).orElse("").strip();
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}

package org.dueregard.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads XHTML for a PDF and refuses what could reach outside, run, or make it less accessible than it
/// claims to be.
final class XhtmlDocument {

    private static final int MAX_DATA_URI_CHARS = 500_000;
    private static final int MAX_ELEMENTS = 200_000;
    private static final int MAX_DEPTH = 100;

    /// Elements that could reach outside, run, or make a form or an attachment.
    private static final Set<String> REFUSED =
            Set.of(
                    "script",
                    "link",
                    "object",
                    "embed",
                    "iframe",
                    "frame",
                    "form",
                    "input",
                    "select",
                    "textarea",
                    "button",
                    "base",
                    "svg",
                    "math",
                    "video",
                    "audio",
                    "canvas");

    private final UnaryOperator<String> missing;

    /// @param missing the characters of a text that no font shows
    XhtmlDocument(UnaryOperator<String> missing) {
        this.missing = missing;
    }

    Document read(String xhtml, String title, String language) {
        Document document = parse(xhtml);
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof ProcessingInstruction) {
                throw new PdfException("Not allowed in a PDF: a processing instruction");
            }
        }
        check(document.getDocumentElement());
        describe(document, title, language);
        return document;
    }

    static boolean allowed(@Nullable String uri) {
        return uri != null
                && uri.startsWith("data:image/png;base64,")
                && uri.length() <= MAX_DATA_URI_CHARS;
    }

    private static Document parse(String xhtml) {
        try {
            // The JDK's own parser, whatever else is on the class path.
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver(
                    (publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(
                    new DefaultHandler() {
                        @Override
                        public void error(SAXParseException e) throws SAXException {
                            throw e;
                        }
                    });
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXException e) {
            throw new PdfException("Not well-formed XHTML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Walks the whole tree once, without recursion.
    private void check(Element root) {
        if (!"html".equals(root.getTagName())) {
            throw new PdfException("The document element is not html");
        }
        int elements = 0;
        int depth = 0;
        Node node = root;
        while (node != null) {
            if (node instanceof ProcessingInstruction) {
                throw new PdfException("Not allowed in a PDF: a processing instruction");
            }
            if (node instanceof Text style
                    && "style".equals(style.getParentNode().getNodeName())
                    && style.getData().matches("(?s).*(@import|url\\s*\\().*")) {
                throw new PdfException("A style sheet that reaches outside");
            }
            if (node instanceof Element element) {
                if (++elements > MAX_ELEMENTS) {
                    throw new PdfException("Too many elements");
                }
                check(element, element.getTagName());
            } else if (node instanceof Text text
                    && !"style".equals(text.getParentNode().getNodeName())) {
                // e + combining diaeresis has no picture of its own; ë has.
                text.setData(Normalizer.normalize(text.getData(), Normalizer.Form.NFC));
                String unknown = missing.apply(text.getData());
                if (!unknown.isEmpty()) {
                    throw new PdfException(
                            "No font shows: "
                                    + unknown.codePoints()
                                            .mapToObj("U+%04X"::formatted)
                                            .collect(Collectors.joining(" ")));
                }
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > MAX_DEPTH) {
                    throw new PdfException("Elements too deep");
                }
                continue;
            }
            while (node != null && node.getNextSibling() == null) {
                node = node.isSameNode(root) ? null : node.getParentNode();
                depth--;
            }
            node = node == null ? null : node.getNextSibling();
        }
    }

    private static void check(Element element, String tag) {
        if (REFUSED.contains(tag.toLowerCase(Locale.ROOT)) || tag.indexOf(':') >= 0) {
            throw new PdfException("Not allowed in a PDF: <" + tag + ">");
        }
        if ("a".equals(tag)) {
            String href = element.getAttribute("href");
            if (!href.startsWith("https://") && !href.startsWith("#")) {
                throw new PdfException("A link that is neither https nor inside the document");
            }
            // Becomes the link annotation's Contents, which PDF/UA asks for.
            if (element.getAttribute("title").isBlank() || element.hasAttribute("download")) {
                throw new PdfException("A link without a title attribute, or a download");
            }
        }
        if ("img".equals(tag)) {
            if (element.getAttribute("alt").isBlank()) {
                throw new PdfException("A picture without alt text");
            }
            if (!allowed(element.getAttribute("src"))) {
                throw new PdfException("A picture that is not a small PNG data URI");
            }
        }
    }

    /// The library reads the language and the title from the document, and takes American English for none.
    private static void describe(Document document, String title, String language) {
        Element html = document.getDocumentElement();
        html.setAttribute("lang", language);
        Element head = child(html, "head");
        if (head == null) {
            head = document.createElementNS(html.getNamespaceURI(), "head");
            html.insertBefore(head, html.getFirstChild());
        }
        List<Node> titles = new ArrayList<>();
        for (Node node = head.getFirstChild(); node != null; node = node.getNextSibling()) {
            if ("title".equals(node.getNodeName())) {
                titles.add(node);
            }
        }
        titles.forEach(head::removeChild);
        Element element = document.createElementNS(html.getNamespaceURI(), "title");
        element.setTextContent(title);
        head.insertBefore(element, head.getFirstChild());
        // Without it the first letter outside a styled element has no font at all: the built-in
        // ones can't be embedded.
        Element base = document.createElementNS(html.getNamespaceURI(), "style");
        base.setTextContent(
                "html { font-family: \""
                        + PdfRenderer.SANS
                        + "\" }\n"
                        + "code, kbd, samp, tt, pre { font-family: \""
                        + PdfRenderer.MONO
                        + "\" }\n"
                        + "thead, tr { page-break-inside: avoid }");
        head.insertBefore(base, element.getNextSibling());
        NodeList metas = head.getElementsByTagName("meta");
        for (int i = 0; i < metas.getLength(); i++) {
            if ("description".equals(((Element) metas.item(i)).getAttribute("name"))) {
                return;
            }
        }
        Element description = document.createElementNS(html.getNamespaceURI(), "meta");
        description.setAttribute("name", "description");
        description.setAttribute("content", title);
        head.appendChild(description);
    }

    private static @Nullable Element child(Element parent, String tag) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && tag.equals(element.getTagName())) {
                return element;
            }
        }
        return null;
    }
}

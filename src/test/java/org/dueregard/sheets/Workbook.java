package org.dueregard.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads a workbook as the standard says, by following its relations, and knows nothing of the
/// program's own writing of it.
final class Workbook {

    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Document book;

    /// @param format the number format's code
    record Cell(String place, String type, String value, String format, Style style) {

        LocalDate day() {
            return LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(value));
        }
    }

    record Style(boolean bold, boolean wrapped, boolean quoted) {}

    Workbook(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                parts.put(e.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        book = xml(related("_rels/.rels", "", "officeDocument").getFirst());
    }

    List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    Document xml(String part) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(part, e);
        }
    }

    String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    List<String> sheetNames() {
        return all(book, "sheet").stream().map(sheet -> sheet.getAttribute("name")).toList();
    }

    Map<String, String> definedNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Element name : all(book, "definedName")) {
            names.put(
                    name.getAttribute("name") + " of " + name.getAttribute("localSheetId"),
                    name.getTextContent());
        }
        return names;
    }

    Document sheet(String name) {
        Element entry = all(book, "sheet").get(sheetNames().indexOf(name));
        String id = entry.getAttributeNS(RELATION, "id");
        Element relation =
                all(xml("xl/_rels/workbook.xml.rels"), "Relationship").stream()
                        .filter(one -> one.getAttribute("Id").equals(id))
                        .findFirst()
                        .orElseThrow();
        return xml("xl/" + relation.getAttribute("Target"));
    }

    /// The rows, each with the cells that are there.
    List<List<Cell>> rows(String sheet) {
        return all(sheet(sheet), "row").stream()
                .map(row -> all(row, "c").stream().map(this::cell).toList())
                .toList();
    }

    /// The texts of a table's first column, without its head.
    List<String> firstColumn(String sheet) {
        return rows(sheet).stream().skip(1).map(row -> row.getFirst().value()).toList();
    }

    private Cell cell(Element cell) {
        String type = cell.getAttribute("t");
        String value =
                type.equals("inlineStr")
                        ? unescaped(one(one(cell, "is"), "t").getTextContent())
                        : one(cell, "v").getTextContent();
        int number = cell.hasAttribute("s") ? Integer.parseInt(cell.getAttribute("s")) : 0;
        Document styles = xml("xl/styles.xml");
        Element form = all(one(styles, "cellXfs"), "xf").get(number);
        int font = Integer.parseInt(form.getAttribute("fontId"));
        Style style =
                new Style(
                        !all(all(one(styles, "fonts"), "font").get(font), "b").isEmpty(),
                        one(form, "alignment").getAttribute("wrapText").equals("1"),
                        form.getAttribute("quotePrefix").equals("1"));
        return new Cell(cell.getAttribute("r"), type, value, format(styles, form), style);
    }

    private static String format(Document styles, Element form) {
        String id = form.getAttribute("numFmtId");
        return all(styles, "numFmt").stream()
                .filter(format -> format.getAttribute("numFmtId").equals(id))
                .map(format -> format.getAttribute("formatCode"))
                .findFirst()
                .orElse(id.equals("0") ? "General" : id);
    }

    /// ST_Xstring.
    private static String unescaped(String text) {
        return Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    private List<String> related(String part, String folder, String kind) {
        return all(xml(part), "Relationship").stream()
                .filter(relation -> relation.getAttribute("Type").endsWith("/" + kind))
                .map(relation -> folder + relation.getAttribute("Target"))
                .toList();
    }

    static Element one(Node under, String name) {
        return all(under, name).getFirst();
    }

    static List<Element> all(Node under, String name) {
        NodeList found =
                under instanceof Document document
                        ? document.getElementsByTagNameNS("*", name)
                        : ((Element) under).getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}

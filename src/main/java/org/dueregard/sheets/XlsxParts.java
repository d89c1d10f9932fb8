package org.dueregard.sheets;

import java.time.temporal.ChronoUnit;
import java.util.List;

/// The small parts of a workbook beside its sheets (ISO/IEC 29500).
final class XlsxParts {

    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            """;
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String DOCUMENT =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SPREADSHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// The `cellXfs` are numbered as in [Style]. Months are English wherever the file is opened.
    static final String STYLES =
            XML
                    + """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                    <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]d mmmm yyyy"/></numFmts>\
                    <fonts count="3">\
                    <font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
                    <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
                    <font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>\
                    <fills count="2"><fill><patternFill patternType="none"/></fill>\
                    <fill><patternFill patternType="gray125"/></fill></fills>\
                    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
                    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
                    <cellXfs count="7">\
                    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>\
                    <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
                    <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>\
                    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
                    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top"/></xf>\
                    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
                    <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>\
                    </cellXfs>\
                    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
                    </styleSheet>\
                    """;

    static final String PACKAGE_RELATIONS =
            XML
                    + "<Relationships xmlns=\""
                    + RELATIONS
                    + "\">"
                    + relation(1, DOCUMENT + "/officeDocument", "xl/workbook.xml")
                    + relation(
                            2,
                            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                            "docProps/core.xml")
                    + "</Relationships>";

    private XlsxParts() {}

    /// A finished sheet.
    ///
    /// @param columns of its table; none when it has no head
    record Sheet(String name, int columns, int rows) {}

    static String properties(About about, String program) {
        return XML
                + """
                <cp:coreProperties \
                xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>\
                <dc:creator>%s</dc:creator><dc:language>en-GB</dc:language><dc:title>%s</dc:title>\
                </cp:coreProperties>\
                """
                        .formatted(
                                about.madeAt().truncatedTo(ChronoUnit.SECONDS),
                                XmlText.of(program),
                                XmlText.of(about.title()));
    }

    static String workbook(List<Sheet> sheets) {
        StringBuilder xml = new StringBuilder(XML);
        xml.append("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\">");
        xml.append("<bookViews><workbookView/></bookViews><sheets>");
        for (int i = 0; i < sheets.size(); i++) {
            xml.append("<sheet name=\"").append(XmlText.of(sheets.get(i).name()));
            xml.append("\" sheetId=\"%1$d\" r:id=\"rId%1$d\"/>".formatted(i + 1));
        }
        xml.append("</sheets><definedNames>");
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).columns() > 0) {
                names(xml, i, sheets.get(i));
            }
        }
        return xml.append("</definedNames></workbook>").toString();
    }

    /// What the filter covers, and the head again on each printed page.
    private static void names(StringBuilder xml, int index, Sheet sheet) {
        String name = "'" + XmlText.of(sheet.name()).replace("'", "''") + "'!";
        String last = Worksheet.letters(sheet.columns() - 1);
        xml.append(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%d\" hidden=\"1\">%s$A$1:$%s$%d</definedName>"
                        .formatted(index, name, last, sheet.rows()));
        xml.append(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%d\">%s$1:$1</definedName>"
                        .formatted(index, name));
    }

    static String workbookRelations(int sheets) {
        StringBuilder xml = new StringBuilder(XML);
        xml.append("<Relationships xmlns=\"" + RELATIONS + "\">");
        for (int i = 1; i <= sheets; i++) {
            xml.append(relation(i, DOCUMENT + "/worksheet", "worksheets/sheet" + i + ".xml"));
        }
        xml.append(relation(sheets + 1, DOCUMENT + "/styles", "styles.xml"));
        return xml.append("</Relationships>").toString();
    }

    static String contentTypes(int sheets) {
        StringBuilder xml = new StringBuilder(XML);
        xml.append(
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                """);
        xml.append(
                part(
                        "/docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml"));
        xml.append(part("/xl/workbook.xml", SPREADSHEET + ".sheet.main+xml"));
        xml.append(part("/xl/styles.xml", SPREADSHEET + ".styles+xml"));
        for (int i = 1; i <= sheets; i++) {
            xml.append(part("/xl/worksheets/sheet" + i + ".xml", SPREADSHEET + ".worksheet+xml"));
        }
        return xml.append("</Types>").toString();
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(name, type);
    }
}

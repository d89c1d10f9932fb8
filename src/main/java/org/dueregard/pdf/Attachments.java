package org.dueregard.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/// Puts files into a PDF: listed for readers in the tree of embedded files, and tied to the document as
/// associated files (ISO 32000-2, 14.13) that supplement it.
final class Attachments {

    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private Attachments() {}

    static void add(PDDocument document, List<EmbeddedFile> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> byName = new TreeMap<>();
        COSArray associated = new COSArray();
        for (EmbeddedFile file : files) {
            PDComplexFileSpecification specification = specification(document, file);
            if (byName.put(file.name(), specification) != null) {
                throw new PdfException("Two embedded files of one name");
            }
            associated.add(specification);
        }
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(byName);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(ASSOCIATED, associated);
        catalog.setPageMode(PageMode.USE_ATTACHMENTS);
    }

    private static PDComplexFileSpecification specification(PDDocument document, EmbeddedFile file)
            throws IOException {
        PDEmbeddedFile stream =
                new PDEmbeddedFile(
                        document, new ByteArrayInputStream(file.bytes()), COSName.FLATE_DECODE);
        Calendar at = GregorianCalendar.from(ZonedDateTime.ofInstant(file.at(), ZoneOffset.UTC));
        stream.setSubtype(file.type());
        stream.setSize(file.bytes().length);
        stream.setCreationDate(at);
        stream.setModDate(at);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(file.name().replaceAll("[^ -~]", "_"));
        specification.setFileUnicode(file.name());
        specification.setFileDescription(file.description());
        specification.setEmbeddedFile(stream);
        specification.setEmbeddedFileUnicode(stream);
        specification.getCOSObject().setName(RELATIONSHIP, "Supplement");
        return specification;
    }
}

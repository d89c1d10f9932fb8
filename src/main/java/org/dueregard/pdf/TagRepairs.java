package org.dueregard.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/// What openhtmltopdf 1.1.65 leaves a screen reader to stumble over in tables, and PDF/UA's machine checks don't see:
/// a header repeated on each page is read as "Name Name Name", a caption stands after its table and outside it, and
/// every table has a head and a foot, empty ones too.
final class TagRepairs {
    private final PDDocument document;
    private final Map<COSDictionary, Set<Integer>> repeated = new HashMap<>();

    private TagRepairs(PDDocument document) {
        this.document = document;
    }

    static void apply(PDDocument document) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            return;
        }
        TagRepairs repairs = new TagRepairs(document);
        repairs.walk(root, false);
        repairs.makeArtifacts(root);
    }

    private void walk(PDStructureNode node, boolean inTableHead) {
        List<Object> before = node.getKids();
        List<Object> after = new ArrayList<>(before.size());
        PDStructureElement table = null;
        for (Object kid : before) {
            if (kid instanceof PDStructureElement element) {
                String type = element.getStructureType();
                walk(element, inTableHead || StandardStructureTypes.T_HEAD.equals(type));
                boolean emptyGroup =
                        (StandardStructureTypes.T_HEAD.equals(type)
                                        || StandardStructureTypes.T_BODY.equals(type)
                                        || StandardStructureTypes.T_FOOT.equals(type))
                                && element.getKids().isEmpty();
                if (emptyGroup) {
                    continue;
                }
                if (StandardStructureTypes.CAPTION.equals(type) && table != null) {
                    List<Object> inside = new ArrayList<>(table.getKids());
                    inside.add(0, element);
                    table.setKids(inside);
                    element.setParent(table);
                    table = null;
                    continue;
                }
                if (StandardStructureTypes.TABLE.equals(type)) {
                    table = element;
                }
            } else if (inTableHead && kid instanceof PDMarkedContentReference reference) {
                // Content on a page other than the one the header cell first stood on: the
                // repetition.
                repeated.computeIfAbsent(
                                reference.getPage().getCOSObject(), page -> new HashSet<>())
                        .add(reference.getMCID());
                continue;
            }
            after.add(kid);
        }
        if (after.size() != before.size()) {
            node.setKids(after);
        }
    }

    private void makeArtifacts(PDStructureTreeRoot root) throws IOException {
        if (repeated.isEmpty()) {
            return;
        }
        COSArray numbers = root.getParentTree().getCOSObject().getCOSArray(COSName.NUMS);
        for (PDPage page : document.getPages()) {
            Set<Integer> mcids = repeated.get(page.getCOSObject());
            if (mcids == null) {
                continue;
            }
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                if (numbers.getInt(i) == page.getStructParents()
                        && numbers.getObject(i + 1) instanceof COSArray parents) {
                    mcids.forEach(mcid -> parents.set(mcid, COSNull.NULL));
                }
            }
            rewrite(page, mcids);
        }
    }

    private void rewrite(PDPage page, Set<Integer> mcids) throws IOException {
        List<Object> tokens = new PDFStreamParser(page).parse();
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Operator operator
                    && "BDC".equals(operator.getName())
                    && mcids.contains(mcid(page, tokens.get(i - 1)))) {
                COSDictionary artifact = new COSDictionary();
                artifact.setName(COSName.TYPE, "Pagination");
                tokens.set(i - 2, COSName.ARTIFACT);
                tokens.set(i - 1, artifact);
            }
        }
        PDStream contents = new PDStream(document);
        try (OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
            new ContentStreamWriter(out).writeTokens(tokens);
        }
        page.setContents(contents);
    }

    private static int mcid(PDPage page, Object operand) {
        if (operand instanceof COSDictionary dictionary) {
            return dictionary.getInt(COSName.MCID, -1);
        }
        if (operand instanceof COSName name && page.getResources() != null) {
            PDPropertyList properties = page.getResources().getProperties(name);
            return properties == null ? -1 : properties.getCOSObject().getInt(COSName.MCID, -1);
        }
        return -1;
    }
}

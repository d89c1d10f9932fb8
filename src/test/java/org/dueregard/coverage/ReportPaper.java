package org.dueregard.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads a printed report as a person with a ruler would.
final class ReportPaper {

    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{1,2} )?(January|February|March|April|May|June|July|August|September"
                            + "|October|November|December) \\d{4}");
    private static final Pattern FOOTER = Pattern.compile("^(.*?Page \\d+ of \\d+) ?");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double MARGIN_MM = 13;

    private ReportPaper() {}

    /// @param text of each page without its footer, white space made single
    /// @param footers of each page
    /// @param links the page of each link, and the page where it leads; both counted from 1
    /// @param outside letters beyond the margins
    record Read(List<String> text, List<String> footers, List<int[]> links, List<String> outside) {
        int pages() {
            return text.size();
        }

        String all() {
            return String.join(" ", text);
        }

        /// The page where the sources begin, counted from 1.
        int sourcesPage() {
            for (int page = 0; page < text.size(); page++) {
                if (text.get(page).startsWith("Sources ")) {
                    return page + 1;
                }
            }
            throw new AssertionError("No sources: " + text);
        }
    }

    static Read read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> text = new ArrayList<>();
            List<String> footers = new ArrayList<>();
            List<String> outside = new ArrayList<>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new Ruler(outside);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String all = stripper.getText(document).replaceAll("\\s+", " ").strip();
                // The footer is painted first.
                Matcher footer = FOOTER.matcher(all);
                assertThat(footer.find()).as("a footer on " + all).isTrue();
                footers.add(footer.group(1));
                text.add(all.substring(footer.end()));
            }
            return new Read(text, footers, links(document), outside);
        }
    }

    private static List<int[]> links(PDDocument document) throws IOException {
        List<int[]> links = new ArrayList<>();
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            for (PDAnnotation annotation : page.getAnnotations()) {
                PDAnnotationLink link = (PDAnnotationLink) annotation;
                PDDestination target =
                        link.getAction() instanceof PDActionGoTo action
                                ? action.getDestination()
                                : link.getDestination();
                links.add(
                        new int[] {number, ((PDPageDestination) target).retrievePageNumber() + 1});
            }
        }
        return links;
    }

    /// Notes what stands outside the margins.
    private static final class Ruler extends PDFTextStripper {
        private final List<String> outside;

        Ruler(List<String> outside) {
            this.outside = outside;
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) throws IOException {
            for (TextPosition position : positions) {
                double left = position.getXDirAdj() / POINTS_PER_MM;
                double right = left + position.getWidthDirAdj() / POINTS_PER_MM;
                double bottom = position.getYDirAdj() / POINTS_PER_MM;
                if (left < MARGIN_MM - 0.5 || right > 210 - MARGIN_MM + 0.5 || bottom > 297 - 4) {
                    outside.add(
                            getCurrentPageNo()
                                    + ": "
                                    + text
                                    + " "
                                    + Math.round(left)
                                    + "-"
                                    + Math.round(right)
                                    + " mm");
                    break;
                }
            }
            super.writeString(text, positions);
        }
    }

    /// The words in the order in which a screen reader says them, by the tags.
    static String spoken(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<COSDictionary, Map<Integer, String>> texts = new HashMap<>();
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> pieces = new HashMap<>();
                extractor
                        .getMarkedContents()
                        .forEach(piece ->
                                pieces.merge(piece.getMCID(), text(piece), String::concat));
                texts.put(page.getCOSObject(), pieces);
            }
            StringBuilder spoken = new StringBuilder();
            speak(document.getDocumentCatalog().getStructureTreeRoot(), null, texts, spoken);
            return spoken.toString().replaceAll("\\s+", " ").strip();
        }
    }

    private static String text(PDMarkedContent piece) {
        StringBuilder text = new StringBuilder();
        piece.getContents()
                .forEach(content ->
                        text.append(
                                content instanceof TextPosition position
                                        ? position.getUnicode()
                                        : ""));
        return text.toString();
    }

    private static void speak(
            PDStructureNode node,
            @Nullable PDPage inherited,
            Map<COSDictionary, Map<Integer, String>> texts,
            StringBuilder spoken) {
        PDPage page =
                node instanceof PDStructureElement element && element.getPage() != null
                        ? element.getPage()
                        : inherited;
        for (Object kid : node.getKids()) {
            switch (kid) {
                case PDStructureNode child -> speak(child, page, texts, spoken);
                case Integer mcid -> say(page, mcid, texts, spoken);
                case PDMarkedContentReference reference ->
                        say(
                                reference.getPage() == null ? page : reference.getPage(),
                                reference.getMCID(),
                                texts,
                                spoken);
                default -> {}
            }
        }
        if (node instanceof PDStructureElement element
                && Set.of("P", "Div", "TD", "TH", "H1", "H2", "H3", "LI", "Caption")
                        .contains(element.getStructureType())) {
            spoken.append(' ');
        }
    }

    private static void say(
            @Nullable PDPage page,
            int mcid,
            Map<COSDictionary, Map<Integer, String>> texts,
            StringBuilder spoken) {
        if (page != null) {
            spoken.append(texts.get(page.getCOSObject()).getOrDefault(mcid, ""));
        }
    }

    static Element xhtml(String xhtml) {
        return Jsoup.parse(xhtml, "", Parser.xmlParser()).selectFirst("body");
    }

    /// Numbers before the sources that have no mark: neither in a figure with one, nor a date, nor the
    /// scale of an axis.
    static TreeSet<String> unmarked(String xhtml) {
        Element body = xhtml(xhtml).clone();
        body.select(".sources, .footer, .axis").remove();
        body.select(".figure:has(.mark a[href^=#source-])").remove();
        body.select(".mark").remove();
        TreeSet<String> numbers = new TreeSet<>();
        NUMBER.matcher(DATE.matcher(body.text()).replaceAll(""))
                .results()
                .forEach(number -> numbers.add(number.group()));
        return numbers;
    }
}

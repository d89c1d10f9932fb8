package org.dueregard.content;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.HtmlInnerBlockComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRendererFactory;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// The only class that knows which Markdown library is in use. It parses, points links and pictures
/// to where they live, renders and sanitises, in that order.
final class MarkdownEngine {

    /// What stands before the sections of one item that links may lead to.
    ///
    /// @param files the address below which pictures and attachments of the item are served
    record Place(String itemPath, String sectionAddress, Predicate<String> hasFile, String files) {

        Place(String itemPath, String sectionAddress, Predicate<String> hasFile) {
            this(itemPath, sectionAddress, hasFile, ContentAddresses.file(itemPath + "/"));
        }
    }

    private static final Pattern ATTRIBUTES =
            Pattern.compile("^( {0,3}#{1,6}\\s.*?)\\s*\\{\\s*([#\\w][^{}]*)}\\s*#*\\s*$");
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})([^`]*)$");
    private static final Pattern CALL_OUT =
            Pattern.compile("^\\[!(NOTE|TIP|IMPORTANT|WARNING)]\\s*", Pattern.CASE_INSENSITIVE);

    /// Endings of the pictures that are shown.
    static final Set<String> PICTURES = Set.of("svg", "png", "jpg", "jpeg", "webp", "gif");

    private final Parser parser;
    private final HtmlRenderer renderer;

    /// @param callOutTitles the words above a call-out, by its kind in lower case
    MarkdownEngine(Map<String, String> callOutTitles) {
        MutableDataSet options = new MutableDataSet();
        options.set(
                Parser.EXTENSIONS,
                List.of(
                        TablesExtension.create(),
                        FootnoteExtension.create(),
                        TaskListExtension.create()));
        options.set(Parser.TRACK_DOCUMENT_LINES, true);
        options.set(TablesExtension.MIN_SEPARATOR_DASHES, 1);
        options.set(HtmlRenderer.ESCAPE_HTML, true);
        options.set(HtmlRenderer.GENERATE_HEADER_ID, false);
        options.set(HtmlRenderer.RENDER_HEADER_ID, false);
        parser = Parser.builder(options).build();
        renderer =
                HtmlRenderer.builder(options)
                        .nodeRendererFactory(new CallOutFactory(Map.copyOf(callOutTitles)))
                        .build();
    }

    MarkdownDocument parse(String file, int firstLine, String text) {
        String[] lines = Placeholders.takeOut(text).split("\n", -1);
        Map<Integer, MarkdownDocument.HeadingAttributes> attributes = new HashMap<>();
        String fence = "";
        for (int i = 0; i < lines.length; i++) {
            fence = fenceAfter(lines[i], fence);
            Matcher matcher = ATTRIBUTES.matcher(lines[i]);
            if (fence.isEmpty() && matcher.matches()) {
                attributes.put(
                        firstLine + i, MarkdownDocument.HeadingAttributes.parse(matcher.group(2)));
                lines[i] = matcher.group(1);
            }
        }
        Document root = parser.parse(String.join("\n", lines));
        return new MarkdownDocument(file, firstLine, Arrays.asList(lines), root, attributes);
    }

    /// The fence of the code block that is open after a line, or nothing. A block is closed by the same
    /// sign, at least as often.
    private static String fenceAfter(String line, String open) {
        Matcher matcher = FENCE.matcher(line);
        if (!matcher.matches()) {
            return open;
        }
        if (open.isEmpty()) {
            return matcher.group(1);
        }
        boolean closes = matcher.group(1).startsWith(open) && matcher.group(2).isBlank();
        return closes ? "" : open;
    }

    /// Checks every link, picture and piece of raw HTML, and points pictures and section links to
    /// the addresses they are served at.
    void settleLinks(MarkdownDocument document, Place place, ItemReport report) {
        List<Node> nodes = new ArrayList<>();
        document.root().getDescendants().forEach(nodes::add);
        for (Node node : nodes) {
            int line = document.line(node);
            switch (node) {
                case Image image ->
                        image.setUrl(picture(document, image.getUrl(), line, place, report));
                case ImageRef ignored ->
                        report.problem(document.file(), line, "picture.by-reference");
                case Link link -> link.setUrl(link(document, link.getUrl(), line, place, report));
                case Reference reference ->
                        reference.setUrl(link(document, reference.getUrl(), line, place, report));
                case AutoLink link -> link(document, link.getText(), line, place, report);
                // A note among authors: not for readers.
                case HtmlCommentBlock comment -> comment.unlink();
                case HtmlInlineComment comment -> comment.unlink();
                case HtmlInnerBlockComment comment -> comment.unlink();
                case HtmlBlock ignored -> report.problem(document.file(), line, "raw-html");
                case HtmlInline ignored -> report.problem(document.file(), line, "raw-html");
                default -> {}
            }
            if (node instanceof Image image && image.getText().isBlank()) {
                report.problem(document.file(), line, "picture.no-description");
            }
        }
    }

    private static BasedSequence picture(
            MarkdownDocument document,
            BasedSequence url,
            int line,
            Place place,
            ItemReport report) {
        String path = url.toString().replaceFirst("^\\./", "");
        String ending = path.substring(path.lastIndexOf('.') + 1);
        if (!path.matches("[A-Za-z0-9][A-Za-z0-9/_.-]*")
                || path.contains("..")
                || !PICTURES.contains(ending)
                || !place.hasFile().test(place.itemPath() + "/" + path)) {
            report.problem(document.file(), line, "picture.missing", shortened(path));
            return url;
        }
        return BasedSequence.of(place.files() + path);
    }

    private static BasedSequence link(
            MarkdownDocument document,
            BasedSequence url,
            int line,
            Place place,
            ItemReport report) {
        String address = url.toString().strip();
        if (address.matches("https://[^\\s<>\"]+")
                || address.matches("mailto:[^\\s<>\"]+@[^\\s<>\"]+")) {
            return url;
        }
        if (address.equals(ContentAddresses.WHO_TO_TELL)) {
            return url;
        }
        if (address.matches("\\d\\d-[a-z0-9-]+\\.md")
                && place.hasFile().test(place.itemPath() + "/" + address)) {
            return BasedSequence.of(
                    place.sectionAddress() + "/" + address.substring(0, address.length() - 3));
        }
        if (place.itemPath().startsWith(LessonReader.FOLDER)
                && address.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")
                && !address.equals("lesson.md")
                && place.hasFile().test(place.itemPath() + "/" + address)) {
            return BasedSequence.of(place.files() + address);
        }
        report.problem(document.file(), line, "link.nowhere", shortened(address));
        return BasedSequence.of("");
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }

    SafeHtml render(Node node) {
        return HtmlSanitiser.blocks(renderer.render(node));
    }

    /// Renders what is inside a block, without the block itself.
    SafeHtml renderInline(Node block) {
        // Whole, and the block's own tags taken out: each part on its own would end in a line
        // break,
        // which shows as a space before a full stop.
        return HtmlSanitiser.inline(renderer.render(block).strip());
    }

    /// The words of a block, without markup.
    static String text(Node block) {
        return new TextCollectingVisitor().collectAndGetText(block).strip().replaceAll("\\s+", " ");
    }

    static boolean isCallOut(Node node) {
        return node instanceof BlockQuote
                && node.getFirstChild() instanceof Paragraph first
                && CALL_OUT.matcher(first.getChars()).find();
    }

    private record CallOutFactory(Map<String, String> titles) implements NodeRendererFactory {

        @Override
        public NodeRenderer apply(DataHolder options) {
            return new CallOutRenderer(titles);
        }
    }

    /// Draws a block quote that begins with `[!NOTE]` and the like as a call-out, and lowers
    /// first-level headings, of which a page has one already.
    private record CallOutRenderer(Map<String, String> titles) implements NodeRenderer {

        @Override
        public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
            return Set.of(new NodeRenderingHandler<>(BlockQuote.class, this::blockQuote));
        }

        private void blockQuote(BlockQuote quote, NodeRendererContext context, HtmlWriter html) {
            if (!isCallOut(quote)) {
                html.raw("<blockquote>");
                context.renderChildren(quote);
                html.raw("</blockquote>");
                return;
            }
            Paragraph first = (Paragraph) java.util.Objects.requireNonNull(quote.getFirstChild());
            Matcher matcher = CALL_OUT.matcher(first.getChars());
            String kind = matcher.find() ? matcher.group(1).toLowerCase(java.util.Locale.ROOT) : "";
            html.raw("<aside class=\"callout callout-" + kind + "\"><p class=\"callout-title\">");
            html.text(titles.getOrDefault(kind, ""));
            html.raw("</p>");
            MarkdownEngine.dropMark(first);
            context.renderChildren(quote);
            html.raw("</aside>");
        }
    }

    /// Removes the `[!NOTE]` from the first paragraph of a call-out: it is parsed as a reference
    /// link or as text, up to the end of its line.
    private static void dropMark(Paragraph first) {
        int end = first.getStartOffset();
        Matcher matcher = CALL_OUT.matcher(first.getChars());
        if (matcher.find()) {
            end += matcher.end();
        }
        Node child = first.getFirstChild();
        while (child != null && child.getStartOffset() < end) {
            Node next = child.getNext();
            if (child.getEndOffset() > end) {
                child.setChars(child.getChars().subSequence(end - child.getStartOffset()));
                break;
            }
            child.unlink();
            child = next;
        }
    }

    /// The title of a document: its first heading, taken out of the text.
    static @Nullable String takeTitle(MarkdownDocument document) {
        return take(document, 6);
    }

    /// Takes the first heading out of the text if it is one of the first level, which a page has one of
    /// already.
    static void takeFirstLevelHeading(MarkdownDocument document) {
        take(document, 1);
    }

    private static @Nullable String take(MarkdownDocument document, int lowestLevel) {
        for (Node node : document.blocks()) {
            if (node instanceof Heading heading) {
                if (heading.getLevel() > lowestLevel) {
                    return null;
                }
                String title = text(heading);
                heading.unlink();
                return title;
            }
        }
        return null;
    }
}

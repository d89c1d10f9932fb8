package org.dueregard.content;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed Markdown text that still knows the lines of its file.
///
/// @param file path below the content folder
/// @param firstLine the line of the file on which the text begins
/// @param lines the text's lines, headings without their attributes
/// @param attributes what stood in braces behind headings, by line of the file
record MarkdownDocument(
        String file,
        int firstLine,
        List<String> lines,
        Document root,
        Map<Integer, HeadingAttributes> attributes) {

    int line(Node node) {
        return firstLine + node.getStartLineNumber();
    }

    List<Node> blocks() {
        List<Node> blocks = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(node);
        }
        return blocks;
    }

    HeadingAttributes attributes(Heading heading) {
        return attributes.getOrDefault(line(heading), HeadingAttributes.NONE);
    }

    /// What stands in braces behind a heading: `{#id key=value word}`.
    record HeadingAttributes(@Nullable String id, Map<String, String> values) {

        static final HeadingAttributes NONE = new HeadingAttributes(null, Map.of());

        static HeadingAttributes parse(String text) {
            String id = null;
            Map<String, String> values = new LinkedHashMap<>();
            for (String token : text.strip().split("\\s+")) {
                int equals = token.indexOf('=');
                if (token.startsWith("#")) {
                    id = token.substring(1);
                } else if (equals > 0) {
                    values.put(
                            token.substring(0, equals),
                            token.substring(equals + 1).replaceAll("^\"|\"$", ""));
                } else if (!token.isEmpty()) {
                    values.put(token, "");
                }
            }
            return new HeadingAttributes(id, values);
        }
    }
}

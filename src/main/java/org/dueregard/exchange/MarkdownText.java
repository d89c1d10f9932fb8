package org.dueregard.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes plain words so that nothing in them takes effect: no Markdown, no HTML, no placeholder, no
/// source of a reason.
final class MarkdownText {

    private static final String ANYWHERE = "\\`*_{}[]<&#|";
    private static final String AT_THE_START = "=~>+-:";
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)])");

    /// A source is looked for behind the escapes, so only a space keeps it from being one.
    private static final String SOURCE = "[source:";

    private MarkdownText() {}

    /// A paragraph in one line.
    static String paragraph(String words) {
        String escaped = inside(words);
        if (!escaped.isEmpty() && AT_THE_START.indexOf(escaped.charAt(0)) >= 0) {
            return "\\" + escaped;
        }
        Matcher number = NUMBER.matcher(escaped);
        return number.find() ? number.group(1) + "\\" + escaped.substring(number.end(1)) : escaped;
    }

    /// A block quote.
    ///
    /// @param indent before each of its lines
    static String quote(String words, String indent) {
        StringBuilder quote = new StringBuilder();
        for (String paragraph : PlainText.paragraphs(words.replace(SOURCE, "[ source:"))) {
            if (!quote.isEmpty()) {
                quote.append(indent).append(">\n");
            }
            quote.append(indent).append("> ").append(paragraph(paragraph)).append('\n');
        }
        return quote.toString();
    }

    /// Words that stand behind something else in their line.
    static String inside(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char letter = words.charAt(i);
            if (ANYWHERE.indexOf(letter) >= 0) {
                escaped.append('\\');
            }
            escaped.append(letter);
        }
        return escaped.toString();
    }
}

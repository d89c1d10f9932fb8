package org.dueregard.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// A text of a GIFT file: it may say how it is meant (`[html]`), and is made plain accordingly.
/// Paragraphs and emphasis in HTML lose their marks; whatever else HTML would show cannot be taken.
///
/// @param format as said or taken over
/// @param words plain, a line break between paragraphs
record GiftText(Format format, String words) {

    /// How a text is meant.
    enum Format {
        MOODLE,
        HTML,
        PLAIN,
        MARKDOWN;

        private boolean mayHaveTags() {
            return this == MOODLE || this == HTML;
        }
    }

    private static final Set<String> NEW_PARAGRAPH = Set.of("p", "div", "br");
    private static final Set<String> WITHOUT_MEANING =
            Set.of("span", "b", "strong", "i", "em", "u", "small", "big", "font");
    private static final Set<String> PICTURES = Set.of("img", "svg", "picture");
    private static final Set<String> FILES =
            Set.of("audio", "video", "source", "object", "embed", "iframe");
    private static final Pattern TAG =
            Pattern.compile(
                    "/?\\s*([A-Za-z][A-Za-z0-9-]{0,20}+)(\\s*/?|\\s[^=]*=.*)", Pattern.DOTALL);
    private static final Pattern LIST_OR_HEADING = Pattern.compile("^(?:[#>+-]|\\d{1,9}[.)])");
    private static final String MARKDOWN_SIGNS = "*_`[<|";
    private static final int LONGEST_FORMAT = 12;

    /// @param hidden the text, its escaped signs hidden
    /// @param inherited how it is meant if it does not say so
    static GiftText read(String hidden, Format inherited) throws NotTakenException {
        String text = hidden.strip();
        Format format = inherited;
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        if (end > 0 && end < LONGEST_FORMAT) {
            String name = text.substring(1, end).toUpperCase(Locale.ROOT);
            for (Format known : Format.values()) {
                if (known.name().equals(name)) {
                    format = known;
                    text = text.substring(end + 1);
                    break;
                }
            }
        }
        return new GiftText(format, GiftSigns.showBlank(PlainText.tidy(plain(text, format))));
    }

    private static String plain(String hidden, Format format) throws NotTakenException {
        String text = GiftSigns.show(hidden);
        if (format == Format.PLAIN) {
            return text;
        }
        if (text.contains("$$") || text.contains("\\(") || text.contains("\\[")) {
            throw new NotTakenException(Reason.FORMULA);
        }
        if (format == Format.MARKDOWN && isMarkedUp(text)) {
            throw new NotTakenException(Reason.MARKDOWN);
        }
        String words = format.mayHaveTags() ? HtmlUtils.htmlUnescape(withoutTags(text)) : text;
        if (words.contains("@@PLUGINFILE@@")) {
            throw new NotTakenException(Reason.FILE);
        }
        return words;
    }

    private static boolean isMarkedUp(String text) {
        return PlainText.count(text, MARKDOWN_SIGNS) > 0
                || text.lines().anyMatch(l -> LIST_OR_HEADING.matcher(l.strip()).find());
    }

    private static String withoutTags(String text) throws NotTakenException {
        StringBuilder words = new StringBuilder(text.length());
        int from = 0;
        int open = text.indexOf('<');
        while (open >= 0) {
            int next = open + 1 < text.length() ? text.charAt(open + 1) : ' ';
            boolean isTag = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
            if (!isTag) {
                open = text.indexOf('<', open + 1);
                continue;
            }
            int close = text.indexOf('>', open);
            String tag = text.substring(open + 1, close < 0 ? text.length() : close);
            words.append(text, from, open).append(close < 0 ? refuse(tag) : instead(tag));
            from = close + 1;
            open = text.indexOf('<', from);
        }
        return words.append(text, from, text.length()).toString();
    }

    private static String instead(String tag) throws NotTakenException {
        var matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            return refuse(tag);
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        if (NEW_PARAGRAPH.contains(name)) {
            return "\n";
        }
        if (WITHOUT_MEANING.contains(name)) {
            return "";
        }
        if (PICTURES.contains(name)) {
            throw new NotTakenException(Reason.PICTURE);
        }
        if (FILES.contains(name)) {
            throw new NotTakenException(Reason.FILE);
        }
        return refuse(name);
    }

    private static String refuse(String tag) throws NotTakenException {
        throw new NotTakenException(Reason.HTML, tag);
    }
}

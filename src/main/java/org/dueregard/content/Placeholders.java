package org.dueregard.content;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.springframework.web.util.HtmlUtils;

/// `{{dsl.name}}` and its like: taken out before Markdown is read, put back, escaped, when a page is
/// shown, so that no Markdown or HTML in a name can ever take effect.
public final class Placeholders {

    private static final char MARK = '\uE000';
    private static final Pattern WRITTEN = Pattern.compile("\\{\\{\\s*([^{}\\n]{0,60}?)\\s*}}");
    private static final Pattern MARKED = Pattern.compile(MARK + "([a-z0-9.]+)" + MARK);
    private static final Pattern KNOWN =
            Pattern.compile("dsl\\.(name|phone)|deputy\\.(name|phone)|school\\.name|route\\.[1-9]");
    private static final Pattern PRIVATE_USE = Pattern.compile("[\uE000-\uF8FF]");

    private Placeholders() {}

    static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches();
    }

    static Pattern written() {
        return WRITTEN;
    }

    /// Replaces known placeholders by marks that neither Markdown nor the sanitiser touches.
    static String takeOut(String source) {
        String clean = PRIVATE_USE.matcher(source).replaceAll("\uFFFD");
        return WRITTEN.matcher(clean)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                isKnown(match.group(1))
                                        ? MARK + match.group(1) + MARK
                                        : match.group()));
    }

    /// Whether there is anything to fill in.
    public static boolean isIn(String text) {
        return text.indexOf(MARK) >= 0;
    }

    /// Fills the placeholders of sanitised HTML.
    ///
    /// @param value the plain text for a placeholder's name
    public static SafeHtml fill(SafeHtml html, UnaryOperator<String> value) {
        if (!isIn(html.html())) {
            return html;
        }
        return new SafeHtml(replace(html.html(), name -> HtmlUtils.htmlEscape(value.apply(name))));
    }

    /// Fills the placeholders of plain text.
    ///
    /// @param value the plain text for a placeholder's name
    public static String fill(String text, UnaryOperator<String> value) {
        return isIn(text) ? replace(text, value) : text;
    }

    private static String replace(String text, UnaryOperator<String> value) {
        return MARKED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))));
    }
}

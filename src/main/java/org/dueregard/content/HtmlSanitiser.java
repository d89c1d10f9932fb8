package org.dueregard.content;

import java.util.regex.Pattern;
import org.dueregard.common.SafeHtml;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// The list of what may reach a reader's browser; everything else is dropped. It runs after
/// rendering, always: the Markdown renderer lets dangerous links through.
final class HtmlSanitiser {

    private static final Pattern LINK =
            Pattern.compile("https://[^\\s]+|mailto:[^\\s]+|#fn(ref)?-[\\d-]+|/[a-z][a-z0-9/-]*");
    private static final Pattern PICTURE = Pattern.compile("/content-files/[A-Za-z0-9/._-]+");
    private static final Pattern ANCHOR = Pattern.compile("fn(ref)?-[\\d-]+");
    private static final Pattern STYLE_NAME =
            Pattern.compile("callout callout-(note|tip|important|warning)|callout-title|footnotes");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

    private static final PolicyFactory BLOCKS =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "pre",
                            "code",
                            "em",
                            "strong",
                            "del",
                            "br",
                            "hr",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td",
                            "sup",
                            "aside",
                            "div",
                            "a",
                            "img")
                    .allowUrlProtocols("https", "mailto")
                    .allowAttributes("href")
                    .matching(LINK)
                    .onElements("a")
                    .allowAttributes("src")
                    .matching(PICTURE)
                    .onElements("img")
                    .allowAttributes("alt")
                    .onElements("img")
                    .allowAttributes("id")
                    .matching(ANCHOR)
                    .onElements("li", "sup", "a")
                    .allowAttributes("class")
                    .matching(STYLE_NAME)
                    .onElements("aside", "p", "div")
                    .allowAttributes("align")
                    .matching(ALIGNMENT)
                    .onElements("th", "td")
                    .allowAttributes("start")
                    .matching(Pattern.compile("\\d{1,4}"))
                    .onElements("ol")
                    .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                    .toFactory();

    private static final PolicyFactory INLINE =
            new HtmlPolicyBuilder().allowElements("em", "strong", "code", "del", "sup").toFactory();

    private HtmlSanitiser() {}

    static SafeHtml blocks(String html) {
        return new SafeHtml(BLOCKS.sanitize(html));
    }

    static SafeHtml inline(String html) {
        return new SafeHtml(INLINE.sanitize(html));
    }
}

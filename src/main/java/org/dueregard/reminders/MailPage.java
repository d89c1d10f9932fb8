package org.dueregard.reminders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Writes a mail as plain text and as a page. Nobody types HTML: every word is escaped.
@Component
class MailPage {

    private static final String TITLE = "⟦title⟧";
    private static final String CONTENT = "⟦content⟧";
    private static final String BULLET = "• ";

    private final String frame;

    MailPage() {
        try {
            frame =
                    new ClassPathResource("mail/frame.html")
                            .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String plain(MailText text) {
        return text.parts().stream()
                        .map(part ->
                                switch (part) {
                                    case MailText.Words words -> words.text();
                                    case MailText.Items items -> bullets(items.lines());
                                    case MailText.Button button -> button.address();
                                })
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> BULLET + line).collect(Collectors.joining("\n"));
    }

    String html(MailText text) {
        String content =
                text.parts().stream()
                        .map(part ->
                                switch (part) {
                                    case MailText.Words words -> paragraph(words, text.link());
                                    case MailText.Items items -> list(items.lines());
                                    case MailText.Button button -> button(button);
                                })
                        .collect(Collectors.joining("\n"));
        int title = frame.indexOf(TITLE);
        int at = frame.indexOf(CONTENT);
        return frame.substring(0, title)
                + escaped(text.subject())
                + frame.substring(title + TITLE.length(), at)
                + content
                + frame.substring(at + CONTENT.length());
    }

    private static String paragraph(MailText.Words words, String link) {
        String address = escaped(link);
        return "<p>"
                + escaped(words.text())
                        .replace(address, "<a href=\"" + address + "\">" + address + "</a>")
                        .replace("\n", "<br>\n")
                + "</p>";
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> "<li>" + escaped(line) + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String button(MailText.Button button) {
        return "<p><a class=\"button\" href=\""
                + escaped(button.address())
                + "\">"
                + escaped(button.label())
                + "</a></p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}

package org.dueregard.reminders;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values where a school's words have placeholders. Each is replaced once: a name that looks like
/// a placeholder stays a name.
///
/// @param name of the reader
/// @param lines what is to be done
/// @param link where
/// @param label what the link is called on a page
record MailFill(String name, List<String> lines, String link, String label, String school) {

    static final String LIST = "list";
    static final String LINK = "link";
    private static final String NAME = "name";
    private static final String SCHOOL = "school";

    /// May stand in a body; those of [#IN_SUBJECT] also in a subject.
    static final Set<String> IN_BODY = Set.of(NAME, LIST, LINK, SCHOOL);

    static final Set<String> IN_SUBJECT = Set.of(NAME, SCHOOL);

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\n]*)}");

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");

    MailText fill(MailWords words) {
        List<MailText.Part> parts = new ArrayList<>();
        for (String paragraph : BLANK_LINES.split(words.body().strip())) {
            paragraph(paragraph.strip(), parts);
        }
        return new MailText(inline(words.subject()), List.copyOf(parts), link);
    }

    /// The list always stands alone; the link is a button where it does.
    private void paragraph(String text, List<MailText.Part> parts) {
        String list = "{" + LIST + "}";
        int at = text.indexOf(list);
        if (at >= 0) {
            paragraph(text.substring(0, at).strip(), parts);
            parts.add(new MailText.Items(lines));
            paragraph(text.substring(at + list.length()).strip(), parts);
        } else if (text.equals("{" + LINK + "}")) {
            parts.add(new MailText.Button(label, link));
        } else if (!text.isEmpty()) {
            parts.add(new MailText.Words(inline(text)));
        }
    }

    private String inline(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                switch (found.group(1)) {
                                    case NAME -> name;
                                    case SCHOOL -> school;
                                    case LINK -> link;
                                    default -> found.group();
                                }));
    }
}

package org.dueregard.guidance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.guidance.GuidanceRoutes;

/// How an entry reads, in the list and on its page.
final class GuidanceWords {

    private GuidanceWords() {}

    /// As in "England and Wales".
    static String nation(Component at, String nation) {
        String names =
                Arrays.stream(nation.split("\\+", -1))
                        .map(one -> at.getTranslation("guidance.nation." + one))
                        .collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        return last < 0
                ? names
                : at.getTranslation(
                        "guidance.nation.and", names.substring(0, last), names.substring(last + 2));
    }

    static String named(Component at, GuidanceEntry entry) {
        return at.getTranslation("guidance.named", entry.title(), entry.edition());
    }

    /// A link to the entry; struck through, and said so, where it no longer holds.
    static Component link(Component at, GuidanceEntry entry, String text, boolean out) {
        AppLink link = new AppLink(GuidanceRoutes.entry(entry.id()), text);
        if (!out) {
            return link;
        }
        HtmlContainer struck = new HtmlContainer("s");
        struck.add(link);
        Div cell = new Div(struck, out(at, entry));
        cell.addClassName("cited");
        return cell;
    }

    /// As in "no longer in force since 1 September 2026".
    static Span out(Component at, GuidanceEntry entry) {
        Span words =
                new Span(
                        at.getTranslation(
                                "cited.out",
                                Days.inWords(java.util.Objects.requireNonNull(entry.outSince()))));
        words.addClassName("cited-out");
        return words;
    }

    /// From when to when it holds.
    static String inForce(Component at, GuidanceEntry entry) {
        String from = Days.inWords(entry.inForceFrom());
        return entry.inForceTo() == null
                ? at.getTranslation("guidance.from", from)
                : at.getTranslation("guidance.from-to", from, Days.inWords(entry.inForceTo()));
    }
}

package org.dueregard.guidance.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.guidance.EntryChange;
import org.jspecify.annotations.Nullable;

/// The fields of an entry: for a new one, for a change, or for what supersedes it.
class EntryFields extends EntryForm {

    private static final long serialVersionUID = 1L;

    private static final List<String> NATIONS = List.of("E", "W", "S", "NI", "E+W", "E+W+S", "UK");

    private final TextInput title;
    private final TextInput publisher;
    private final TextInput edition;
    private final SelectInput nation;
    private final TextInput from;
    private final @Nullable TextInput to;
    private final @Nullable SelectInput replacedBy;
    private final TextInput url;
    private final TextAreaInput note;

    /// @param known what stands in the fields
    /// @param replacements entries that can replace it, by id; none where that is not asked
    EntryFields(
            String prefix,
            @Nullable GuidanceEntry known,
            Map<String, String> replacements,
            boolean superseding,
            String button,
            Consumer<EntryChange> save) {
        super(prefix);
        title = text("title", word("title"), known == null ? "" : known.title());
        publisher = text("publisher", word("publisher"), known == null ? "" : known.publisher());
        edition =
                text(
                        "edition",
                        word("edition"),
                        known == null || superseding ? "" : known.edition());
        nation = select("nation", word("nation"), nations(), known == null ? "E" : known.nation());
        from =
                date(
                        "from",
                        word("from"),
                        known == null || superseding ? null : known.inForceFrom());
        if (superseding) {
            to = null;
            replacedBy = null;
        } else {
            to = date("to", word("to"), known == null ? null : known.inForceTo());
            Map<String, String> choices = new LinkedHashMap<>();
            choices.put("", getTranslation("guidance.replaced-by.none"));
            choices.putAll(replacements);
            replacedBy =
                    select(
                            "by",
                            word("replaced-by"),
                            choices,
                            known == null || known.replacedBy() == null ? "" : known.replacedBy());
        }
        url = text("url", word("url"), known == null ? "" : known.url());
        note = area("note", word("note"), 3, known == null || superseding ? "" : note(known));
        button(button, true, () -> save.accept(change()));
    }

    private static String note(GuidanceEntry known) {
        String note = known.note();
        return note == null ? "" : note;
    }

    private String word(String key) {
        return getTranslation("guidance.label." + key);
    }

    private Map<String, String> nations() {
        Map<String, String> nations = new LinkedHashMap<>();
        NATIONS.forEach(one -> nations.put(one, GuidanceWords.nation(this, one)));
        return nations;
    }

    private EntryChange change() {
        return new EntryChange(
                title.value(),
                publisher.value(),
                edition.value(),
                nation.value(),
                day(from),
                to == null ? null : day(to),
                replacedBy == null ? "" : replacedBy.value(),
                url.value(),
                note.value());
    }
}

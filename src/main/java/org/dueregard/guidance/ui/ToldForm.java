package org.dueregard.guidance.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.guidance.ToldChange;

/// A claim, what is so, where that is from, and when it is looked at again.
class ToldForm extends EntryForm {

    private static final long serialVersionUID = 1L;

    private final TextAreaInput claim;
    private final TextAreaInput fact;
    private final SelectInput entry;
    private final TextInput source;
    private final TextInput url;
    private final TextInput review;

    ToldForm(
            String prefix,
            ToldChange known,
            Map<String, String> entries,
            Consumer<ToldChange> save) {
        super(prefix);
        claim = area("claim", getTranslation("told.label.claim"), 2, known.claim());
        fact = area("fact", getTranslation("told.label.fact"), 4, known.fact());
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", getTranslation("told.entry.none"));
        choices.putAll(entries);
        entry = select("entry", getTranslation("told.label.entry"), choices, known.sourceEntry());
        source = text("source", getTranslation("told.label.source"), known.sourceWords());
        url = text("url", getTranslation("guidance.label.url"), known.sourceUrl());
        review = date("review", getTranslation("told.label.review"), known.reviewOn());
        button(getTranslation("told.publish"), true, () -> save.accept(change(true)));
        button(getTranslation("told.keep"), false, () -> save.accept(change(false)));
    }

    private ToldChange change(boolean publish) {
        return new ToldChange(
                claim.value(),
                fact.value(),
                entry.value(),
                source.value(),
                url.value(),
                day(review),
                publish);
    }
}

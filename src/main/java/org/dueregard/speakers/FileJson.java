package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How parts of a file are written down.
final class FileJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private FileJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// For a person to read.
    static String inLines(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    static Map<String, String> texts(String json) {
        return JSON.readValue(json, TEXTS);
    }

    /// A form with its identity details put back, as far as they still exist.
    static RequestForm form(String json, Map<String, String> identity) {
        RequestForm form = JSON.readValue(json, RequestForm.class);
        List<RequestForm.Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < form.speakers().size(); i++) {
            RequestForm.Speaker one = form.speakers().get(i);
            speakers.add(
                    new RequestForm.Speaker(
                            one.name(),
                            one.organisation(),
                            one.organisationType(),
                            identity.getOrDefault("email-" + (i + 1), ""),
                            identity.getOrDefault("contact-" + (i + 1), "")));
        }
        return form.with(speakers, form.days());
    }

    /// The form as somebody left it, or nothing where it is of a form that is no longer known.
    static java.util.Optional<RequestForm> draft(String json) {
        try {
            return java.util.Optional.of(JSON.readValue(json, RequestForm.class));
        } catch (JacksonException e) {
            return java.util.Optional.empty();
        }
    }

    /// Puts a form into an entry, its identity details apart.
    static NewEntry put(NewEntry entry, RequestForm form) {
        List<RequestForm.Speaker> bare = new ArrayList<>();
        for (int i = 0; i < form.speakers().size(); i++) {
            RequestForm.Speaker one = form.speakers().get(i);
            entry.identity("email-" + (i + 1), one.email());
            entry.identity("contact-" + (i + 1), one.contact());
            bare.add(
                    new RequestForm.Speaker(
                            one.name(), one.organisation(), one.organisationType(), "", ""));
        }
        return entry.word("form", write(form.with(bare, form.days())));
    }

    static EvidenceCard card(String json) {
        return JSON.readValue(json, EvidenceCard.class);
    }

    static List<PhraseMatch> matches(String json) {
        return json.isEmpty() ? List.of() : List.of(JSON.readValue(json, PhraseMatch[].class));
    }

    static List<Condition> conditions(String json) {
        return json.isEmpty() ? List.of() : List.of(JSON.readValue(json, Condition[].class));
    }
}

package org.dueregard.speakers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.jspecify.annotations.Nullable;

/// Everything that one file keeps about one speaker, for that speaker. Other people are shown by what
/// they are in the file; names that it knows are taken out of what was written.
final class SpeakerData {

    /// What tells of other people, or stands elsewhere.
    private static final Set<String> LEFT_OUT =
            Set.of("form", "matches", "conditions", "card", "agreement", "supervised-by", "whom");

    private final Opened opened;
    private final SpeakerFile file;
    private final int number;
    private final PrintedWords words;
    private final NameMask mask;

    SpeakerData(Opened opened, int number, PrintedWords words) {
        this.opened = opened;
        this.file = opened.file();
        this.number = number;
        this.words = words;
        Set<String> others = new HashSet<>(opened.names().values());
        List<RequestForm.Speaker> speakers = file.form().speakers();
        for (int i = 1; i <= speakers.size(); i++) {
            if (i != number) {
                others.add(speakers.get(i - 1).name());
            }
        }
        Set<String> helpers = new HashSet<>();
        file.entries().forEach(entry -> helpers.add(entry.word("supervised-by")));
        String own = file.speaker(number).name();
        others.removeIf(name -> name.equalsIgnoreCase(own));
        this.mask = new NameMask(others, helpers, words.get("paper.redacted.name"));
    }

    String write(Instant at) {
        RequestForm.Speaker speaker = file.speaker(number);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("note", words.get("paper.data.note"));
        all.put("writtenAt", at.toString());
        all.put("school", opened.schoolName());
        all.put("reference", file.reference());
        all.put("name", speaker.name());
        all.put("organisation", speaker.organisation());
        all.put("kindOfOrganisation", words.of("organisation", speaker.organisationType()));
        all.put("email", speaker.email());
        all.put("contact", speaker.contact());
        all.put("state", words.of("state", file.state()));
        all.put("tier", words.of("tier", file.tier()));
        all.put("request", request());
        all.put("checks", checks());
        all.put("phrases", file.matches().stream().map(this::phrase).toList());
        all.put("conditions", file.conditions().stream().map(one -> hide(one.text())).toList());
        all.put("visits", visits());
        all.put("agreements", agreements());
        all.put(
                "whatHappened",
                file.entries().stream().filter(this::concerns).map(this::entry).toList());
        return FileJson.inLines(all);
    }

    private String hide(String text) {
        return mask.apply(text);
    }

    private Map<String, Object> request() {
        RequestForm form = file.form();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("title", hide(form.title()));
        request.put("topic", words.of("topic", form.topic()));
        request.put("purpose", hide(form.purpose()));
        request.put("learning", hide(form.learning()));
        request.put("outline", hide(form.outline()));
        request.put("outlineRefused", form.outlineRefused());
        request.put("controversy", hide(form.contestedWords()));
        request.put("fee", hide(form.feeWords()));
        request.put("audience", hide(form.audience()));
        request.put("place", form.place());
        request.put("days", form.days().stream().map(day -> String.valueOf(day.day())).toList());
        return request;
    }

    private List<Map<String, Object>> checks() {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (CheckItem item : file.checks()) {
            if (item.speaker() == 0 || item.speaker() == number) {
                Map<String, Object> check = new LinkedHashMap<>();
                check.put("check", words.of("check", item.kind()));
                check.put("state", words.of("check-state", item.state()));
                card(check, item.card());
                check.put("whyNotNeeded", hide(item.whyNot()));
                checks.add(check);
            }
        }
        return checks;
    }

    private void card(Map<String, Object> check, @Nullable EvidenceCard card) {
        if (card == null) {
            return;
        }
        check.put("lookedAt", hide(card.lookedAt()));
        check.put("source", hide(card.source()));
        check.put("seenOn", String.valueOf(card.seenOn()));
        check.put("found", hide(card.found()));
        check.put("whyItMatters", hide(card.whyItMatters()));
        check.put("otherReading", hide(card.otherReading()));
        check.put("strength", words.of("strength", card.strength()));
        check.put(
                "marked",
                card.findings().stream()
                        .sorted()
                        .map(finding -> words.of("finding", finding))
                        .toList());
    }

    private Map<String, Object> phrase(PhraseMatch match) {
        Map<String, Object> phrase = new LinkedHashMap<>();
        phrase.put("phrase", match.phrase());
        phrase.put("sentence", hide(match.sentence()));
        phrase.put("matters", String.valueOf(match.matters()));
        phrase.put("because", hide(match.because()));
        return phrase;
    }

    private List<Map<String, Object>> visits() {
        List<Map<String, Object>> visits = new ArrayList<>();
        for (Visit visit : file.visits()) {
            if (visit.speaker() == number) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("day", visit.on().toString());
                one.put("begins", visit.begins().toString());
                one.put("ends", visit.ends().toString());
                one.put("state", words.of("visit", visit.state()));
                one.put("badge", visit.badge());
                one.put("in", Objects.toString(visit.arrivedAt(), ""));
                one.put("out", Objects.toString(visit.leftAt(), ""));
                visits.add(one);
            }
        }
        return visits;
    }

    private List<Map<String, Object>> agreements() {
        List<Map<String, Object>> agreements = new ArrayList<>();
        for (FileEntry entry : file.entries()) {
            if (entry.kind() == StepKind.AGREEMENT_SIGNED && entry.number("speaker") == number) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("signedAs", entry.word("signed-as"));
                one.put("signedAt", entry.at().toString());
                one.put("version", entry.fact("version"));
                one.put("text", entry.word("agreement"));
                agreements.add(one);
            }
        }
        return agreements;
    }

    /// Whether an entry is about this speaker, or about nobody in particular.
    private boolean concerns(FileEntry entry) {
        String named = entry.facts().get("speaker");
        String speaker = named != null ? named : entry.facts().get("agreement-of");
        String visit = entry.facts().get("visit");
        boolean another =
                speaker != null
                        && !speaker.equals("0")
                        && !speaker.equals(Integer.toString(number));
        return !another && (visit == null || visit.startsWith(number + "-"));
    }

    private Map<String, Object> entry(FileEntry entry) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("number", entry.seq());
        one.put("at", entry.at().toString());
        one.put("what", words.get("speakers.step." + entry.kind().id()));
        one.put("who", words.role(entry, file.requester()));
        Map<String, String> said = new java.util.TreeMap<>();
        entry.words()
                .forEach((name, text) -> {
                    if (!LEFT_OUT.contains(name) && !name.startsWith("copied|")) {
                        said.put(name, name.equals("signed-as") ? text : hide(text));
                    }
                });
        String seen = entry.identity().get("id-seen");
        if (seen != null) {
            said.put("id-seen", seen);
        }
        if (!said.isEmpty()) {
            one.put("said", said);
        }
        return one;
    }
}

package org.dueregard.speakers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.speakers.PrintedFile.Block;
import org.dueregard.speakers.PrintedFile.Fact;
import org.dueregard.speakers.PrintedFile.Row;
import org.dueregard.speakers.PrintedFile.Section;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.jspecify.annotations.Nullable;

/// A file with everything that is kept in it.
final class WholeFile {

    private static final Set<StepKind> ADVICE =
            Set.of(StepKind.ADVICE_ASKED, StepKind.ADVICE_GIVEN);
    private static final Set<StepKind> DECISION =
            Set.of(
                    StepKind.RECOMMENDED,
                    StepKind.APPROVED,
                    StepKind.APPROVED_WITH_CONDITIONS,
                    StepKind.DECLINED,
                    StepKind.WITHDRAWN,
                    StepKind.APPEALED,
                    StepKind.UPHELD,
                    StepKind.OVERTURNED,
                    StepKind.REOPENED);

    private final Opened opened;
    private final SpeakerFile file;
    private final PrintedWords words;
    private final BundledFiles bundled;

    WholeFile(Opened opened, PrintedWords words, BundledFiles bundled) {
        this.opened = opened;
        this.file = opened.file();
        this.words = words;
        this.bundled = bundled;
    }

    /// @param codes of the entries, by their numbers
    PrintedFile print(Map<Long, String> codes, FileVerdict verdict, Instant at) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(words.get("paper.file.stands"), List.of(stands())));
        sections.add(new Section(words.get("speakers.asked"), asked()));
        add(sections, "speakers.checks", file.checks().stream().map(this::check).toList());
        add(sections, "paper.file.files", files());
        add(sections, "speakers.phrases", file.matches().stream().map(this::phrase).toList());
        add(sections, "paper.file.advice", entries(ADVICE));
        add(sections, "paper.file.decision", decision());
        add(sections, "paper.file.agreement", agreements());
        add(sections, "speakers.visits", file.visits().stream().map(this::visit).toList());
        String title = file.form().title().isBlank() ? file.reference() : file.form().title();
        return new PrintedFile(
                words.text(title),
                words.text(opened.schoolName()),
                words.get("paper.file.lead", file.reference(), Days.inWords(at)),
                sections,
                file.entries().stream().map(entry -> row(entry, codes)).toList(),
                closing(verdict),
                words.get("paper.file.footer", opened.schoolName(), file.reference()));
    }

    private void add(List<Section> sections, String key, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(words.get(key), blocks));
        }
    }

    private Block stands() {
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "speakers.column.state", words.of("state", file.state()));
        words.fact(facts, "speakers.tier", words.of("tier", file.tier()));
        List<String> lines = new ArrayList<>();
        if (!file.tierReasons().isEmpty()) {
            lines.add(words.get("speakers.tier.because", reasons(file.tierReasons())));
        }
        boolean red = !file.redReasons().isEmpty();
        if (red && !file.tierReasons().equals(file.redReasons())) {
            lines.add(words.get("speakers.tier.red-proposed", reasons(file.redReasons())));
        }
        if (file.isLate()) {
            lines.add(words.get("speakers.late.note", file.tier().noticeDays()));
        }
        return new Block(null, facts, lines);
    }

    private String reasons(List<String> ids) {
        return String.join(
                ", ", ids.stream().map(id -> words.get("speakers.reason." + id)).toList());
    }

    private List<Block> asked() {
        RequestForm form = file.form();
        List<Fact> facts = new ArrayList<>();
        for (RequestForm.Speaker speaker : form.speakers()) {
            words.fact(
                    facts,
                    form.visitor(),
                    words.get(
                            "speakers.fact.speaker.line",
                            speaker.name(),
                            speaker.organisation(),
                            words.of("organisation", speaker.organisationType())));
            words.fact(facts, "paper.word.email", speaker.email());
            words.fact(facts, "paper.file.contact", speaker.contact());
        }
        words.fact(facts, "speakers.fact.host", opened.name(file.requester()));
        for (RequestForm.Day day : form.days()) {
            LocalDate on = day.day();
            if (on != null) {
                words.fact(facts, "speakers.fact.when", when(on, day.begins(), day.ends()));
            }
        }
        words.fact(facts, "speakers.label.place", form.place());
        words.fact(facts, "speakers.label.format", words.of("format", form.format()));
        words.fact(facts, "speakers.label.ages", words.of("ages", form.ages()));
        words.fact(facts, form.label("audience"), form.audience());
        words.fact(facts, "speakers.label.openness", words.of("openness", form.openness()));
        words.fact(facts, "speakers.label.topic", words.of("topic", form.topic()));
        words.fact(facts, form.label("purpose"), form.purpose());
        words.fact(facts, "speakers.label.learning", form.learning());
        words.fact(
                facts,
                form.label("outline"),
                form.outlineRefused()
                        ? words.get("speakers.reason.outline-refused")
                        : form.outline());
        words.fact(facts, form.label("supervisor"), form.supervisor());
        if (form.kind() == Choices.Kind.LETTING) {
            words.fact(facts, "speakers.label.pupils-attend", words.yes(form.pupilsAttend()));
        }
        words.fact(facts, "speakers.label.media", words.yes(form.media()));
        words.fact(
                facts,
                "speakers.label.contested",
                form.contested() ? form.contestedWords() : words.yes(false));
        words.fact(facts, "speakers.label.fee", form.fee() ? form.feeWords() : words.yes(false));
        return List.of(new Block(null, facts, List.of()));
    }

    private String when(LocalDate on, @Nullable Object begins, @Nullable Object ends) {
        return words.get(
                "speakers.when", Days.inWords(on), String.valueOf(begins), String.valueOf(ends));
    }

    private Block check(CheckItem item) {
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "speakers.column.state", words.of("check-state", item.state()));
        EvidenceCard card = item.card();
        if (card != null) {
            words.fact(facts, "speakers.card.looked-at", card.lookedAt());
            words.fact(facts, "speakers.card.source", card.source());
            words.fact(
                    facts,
                    "speakers.card.seen",
                    item.byAccount() == null
                            ? words.day(card.seenOn())
                            : words.get(
                                    "speakers.card.seen.by",
                                    words.day(card.seenOn()),
                                    opened.name(item.byAccount())));
            words.fact(facts, "speakers.card.found", card.found());
            words.fact(facts, "speakers.card.why", card.whyItMatters());
            words.fact(facts, "speakers.card.other", card.otherReading());
            words.fact(facts, "speakers.card.strength", words.of("strength", card.strength()));
            card.findings().stream()
                    .sorted()
                    .forEach(finding ->
                            words.fact(
                                    facts, "speakers.card.finding", words.of("finding", finding)));
        }
        file.attached().stream()
                .filter(attached -> attached.belongsTo(item))
                .forEach(attached -> file(facts, attached));
        List<String> lines = new ArrayList<>();
        if (card != null && item.state() == CheckItem.State.OPEN) {
            lines.add(words.get("paper.file.earlier"));
        }
        if (!item.whyNot().isEmpty()) {
            lines.add(words.get("speakers.check.why-not", item.whyNot()));
        }
        String name = words.of("check", item.kind());
        boolean ofOne = item.speaker() > 0 && file.form().speakers().size() > 1;
        return new Block(
                ofOne
                        ? words.get("speakers.check.of", name, file.speaker(item.speaker()).name())
                        : name,
                facts,
                lines);
    }

    private void file(List<Fact> facts, AttachedFile attached) {
        words.fact(facts, "paper.word.name", bundled.told(attached, words));
    }

    /// What was attached to no card that is still on the list.
    private List<Block> files() {
        List<Fact> facts = new ArrayList<>();
        file.attached().stream()
                .filter(attached -> file.checks().stream().noneMatch(attached::belongsTo))
                .forEach(attached -> file(facts, attached));
        return facts.isEmpty() ? List.of() : List.of(new Block(null, facts, List.of()));
    }

    private Block phrase(PhraseMatch match) {
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "paper.file.sentence", match.sentence());
        words.fact(facts, "paper.file.severity", words.of("severity", match.severity()));
        List<String> lines = new ArrayList<>();
        if (!match.otherReading().isBlank()) {
            lines.add(words.get("speakers.phrase.other", match.otherReading()));
        }
        Boolean matters = match.matters();
        lines.add(
                matters == null
                        ? words.get("paper.file.not-judged")
                        : words.get(
                                matters ? "speakers.phrase.matters" : "speakers.phrase.does-not",
                                match.because()));
        return new Block(words.text(match.phrase()), facts, lines);
    }

    /// What was written at some steps, each under who and when.
    private List<Block> entries(Set<StepKind> kinds) {
        return file.entries().stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .map(entry -> new Block(heading(entry), facts(entry), List.of()))
                .toList();
    }

    private List<Fact> facts(FileEntry entry) {
        List<Fact> facts = new ArrayList<>(words.said(entry));
        String proposal = entry.facts().get("proposal");
        if (proposal != null) {
            words.fact(
                    facts,
                    "speakers.recommend",
                    words.of("proposal", RequestState.valueOf(proposal)));
        }
        String code = entry.facts().get("code");
        if (code != null) {
            words.fact(
                    facts,
                    "speakers.decline.code",
                    words.of("decline", Choices.DeclineReason.valueOf(code)));
        }
        return facts;
    }

    private String heading(FileEntry entry) {
        return words.get(
                "paper.file.entry",
                words.get("speakers.step." + entry.kind().id()),
                words.actor(entry, opened.names()),
                Days.inWords(entry.at()));
    }

    private List<Block> decision() {
        List<Block> blocks = new ArrayList<>(entries(DECISION));
        if (!file.conditions().isEmpty()) {
            blocks.add(
                    new Block(
                            words.get("agreement.conditions"),
                            file.conditions().stream().map(this::condition).toList(),
                            List.of()));
        }
        return blocks;
    }

    private Fact condition(Condition condition) {
        return new Fact(
                words.get("speakers.condition", condition.number()),
                words.get(
                        condition.beforeArrival()
                                ? "paper.file.condition.before"
                                : "speakers.condition.line",
                        condition.text(),
                        words.of("condition-for", condition.whose())));
    }

    /// Each signature with the very text that was signed.
    private List<Block> agreements() {
        return file.entries().stream()
                .filter(entry -> entry.kind() == StepKind.AGREEMENT_SIGNED)
                .map(entry -> {
                    List<Fact> facts = new ArrayList<>();
                    words.fact(
                            facts,
                            "speakers.fact.speaker",
                            file.speaker((int) entry.number("speaker")).name());
                    words.fact(facts, "paper.word.signed-as", entry.word("signed-as"));
                    words.fact(facts, "paper.file.signed-on", Days.inWords(entry.at()));
                    words.fact(facts, "paper.file.version", entry.fact("version"));
                    return new Block(
                            words.get("paper.file.signature"),
                            facts,
                            words.lines(entry.word("agreement")));
                })
                .toList();
    }

    private Block visit(Visit visit) {
        List<Fact> facts = new ArrayList<>();
        words.fact(facts, "speakers.column.state", words.of("visit", visit.state()));
        words.fact(
                facts, "paper.file.version", Objects.requireNonNullElse(visit.signedVersion(), ""));
        words.fact(facts, "paper.file.confirmed", words.yes(visit.confirmed()));
        if (!visit.met().isEmpty()) {
            words.fact(
                    facts,
                    "paper.file.met",
                    String.join(", ", visit.met().stream().sorted().map(String::valueOf).toList()));
        }
        Instant arrived = visit.arrivedAt();
        Instant left = visit.leftAt();
        words.fact(facts, "paper.door.time-in", arrived == null ? "" : Days.inWords(arrived));
        words.fact(facts, "paper.door.time-out", left == null ? "" : Days.inWords(left));
        words.fact(facts, "reception.badge", visit.badge());
        if (visit.overridden()) {
            words.fact(facts, "paper.file.overridden", words.yes(true));
        }
        return new Block(
                words.text(file.speaker(visit.speaker()).name())
                        + ", "
                        + when(visit.on(), visit.begins(), visit.ends()),
                facts,
                List.of());
    }

    private Row row(FileEntry entry, Map<Long, String> codes) {
        return new Row(
                Long.toString(entry.seq()),
                Days.inWords(entry.at()),
                words.get("speakers.step." + entry.kind().id()),
                words.actor(entry, opened.names()),
                words.said(entry),
                codes.getOrDefault(entry.seq(), ""));
    }

    private List<String> closing(FileVerdict verdict) {
        FileVerdict.Fault fault = verdict.fault();
        if (fault == null) {
            return List.of(
                    words.get("speakers.chain.text"),
                    words.get("paper.file.sound", verdict.entries()),
                    words.get("paper.file.head", verdict.head()));
        }
        return List.of(
                words.get("speakers.chain.text"),
                words.get(
                        "speakers.verify.broken",
                        verdict.at(),
                        words.get(
                                "speakers.verify."
                                        + fault.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))));
    }
}

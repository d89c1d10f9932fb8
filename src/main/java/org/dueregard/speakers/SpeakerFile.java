package org.dueregard.speakers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;

/// A request as it stands, read from its entries. The same entries always give the same file.
public final class SpeakerFile {

    private final long id;
    private final String reference;
    private final long schoolId;
    private final List<FileEntry> entries = new ArrayList<>();
    private final Map<String, CheckItem> checks = new LinkedHashMap<>();
    private final List<PhraseMatch> matches = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Set<Long> vetters = new TreeSet<>();
    private final Set<Long> tierLoweredBy = new TreeSet<>();

    private RequestState state = RequestState.SUBMITTED;
    private RequestState beforeAdvice = RequestState.VETTING;
    private RequestForm form = RequestForm.blank(Choices.Kind.SPEAKER);
    private Tier tier = Tier.AMBER;
    private List<String> tierReasons = List.of();
    private boolean redWeighed;
    private boolean late;
    private @Nullable Long requester;
    private @Nullable Long decider;
    private @Nullable Instant decidedAt;
    private @Nullable Instant pausedSince;
    private long pausedDays;
    private @Nullable RequestState decision;

    private SpeakerFile(long id, String reference, long schoolId) {
        this.id = id;
        this.reference = reference;
        this.schoolId = schoolId;
    }

    static SpeakerFile of(long id, String reference, long schoolId, Collection<FileEntry> entries) {
        SpeakerFile file = new SpeakerFile(id, reference, schoolId);
        entries.forEach(file::apply);
        return file;
    }

    /// Adds one entry.
    void apply(FileEntry entry) {
        entries.add(entry);
        switch (entry.kind()) {
            case SUBMITTED -> {
                requester = entry.actorId();
                readTier(entry);
                takeForm(entry);
                late = Boolean.parseBoolean(entry.facts().getOrDefault("late", "false"));
                readCopied(entry);
            }
            case FORM_CHANGED -> {
                takeForm(entry);
                if (entry.facts().containsKey("tier")) {
                    readTier(entry);
                }
                late = Boolean.parseBoolean(entry.facts().getOrDefault("late", "false"));
                if (Boolean.parseBoolean(entry.facts().get("material"))) {
                    checks.replaceAll((key, item) ->
                            CheckItem.open(item.kind(), item.speaker(), item.card()));
                    beforeAdvice = RequestState.VETTING;
                } else if (state.isApproved()) {
                    moveVisits();
                }
            }
            case TIER_SET -> {
                Tier before = tier;
                readTier(entry);
                boolean belowProposed = tier != Tier.RED && !redReasons().isEmpty();
                if (tier.compareTo(before) < 0 || belowProposed) {
                    add(tierLoweredBy, entry);
                }
                redWeighed = true;
                late =
                        Boolean.parseBoolean(
                                entry.facts().getOrDefault("late", Boolean.toString(late)));
            }
            case CHECK_RECORDED, CHECK_NOT_NEEDED -> {
                check(entry);
                add(vetters, entry);
            }
            case PHRASE_JUDGED -> {
                judge(entry);
                add(vetters, entry);
            }
            case ADVICE_ASKED -> {
                beforeAdvice = state;
                pausedSince = entry.at();
                redWeighed = false;
            }
            case ADVICE_GIVEN -> resume(entry.at());
            case RECOMMENDED -> add(vetters, entry);
            case APPROVED, APPROVED_WITH_CONDITIONS -> {
                decide(entry);
                conditions.clear();
                conditions.addAll(FileJson.conditions(entry.word("conditions")));
                plan();
            }
            case DECLINED -> decide(entry);
            case REOPENED, OVERTURNED -> {
                vetters.clear();
                tierLoweredBy.clear();
                redWeighed = false;
                visits.replaceAll((key, visit) ->
                        visit.state().isAhead() ? visit.in(VisitState.CANCELLED) : visit);
            }
            case WITHDRAWN, LAPSED -> {
                resume(entry.at());
                visits.replaceAll((key, visit) ->
                        visit.state().isAhead() ? visit.in(VisitState.CANCELLED) : visit);
            }
            case AGREEMENT_SIGNED -> sign(entry);
            case CONDITION_MET ->
                    change(entry, visit -> visit.meeting((int) entry.number("condition")));
            case CONFIRMED -> change(entry, Visit::confirm);
            case ARRIVED ->
                    change(
                            entry,
                            visit ->
                                    visit.arrived(
                                            moment(entry),
                                            entry.facts().getOrDefault("badge", ""),
                                            entry.facts().containsKey("override")));
            case FINISHED -> change(entry, visit -> visit.left(moment(entry), VisitState.FINISHED));
            case STOPPED -> change(entry, visit -> visit.left(moment(entry), VisitState.STOPPED));
            case NOT_COME -> change(entry, visit -> visit.in(VisitState.CANCELLED));
            case REVIEWED -> change(entry, visit -> visit.in(VisitState.REVIEWED));
            case VISIT_CLOSED -> change(entry, visit -> visit.in(VisitState.CLOSED));
            default -> {
                // Kept, and changes nothing but the state.
            }
        }
        move(entry.kind());
    }

    /// Whoever asks may do the first two checks and is kept apart as the one who asked.
    private void add(Set<Long> accounts, FileEntry entry) {
        Long actor = entry.actorId();
        if (actor != null && !actor.equals(requester)) {
            accounts.add(actor);
        }
    }

    private void move(StepKind kind) {
        RequestState to = kind.to();
        if (kind == StepKind.ADVICE_GIVEN) {
            state = beforeAdvice;
        } else if (to != null) {
            state = to;
        }
    }

    /// When it happened: what was noted on paper is keyed in later.
    private static Instant moment(FileEntry entry) {
        String noted = entry.facts().get("at");
        return noted == null ? entry.at() : Instant.parse(noted);
    }

    private void readTier(FileEntry entry) {
        tier = Tier.valueOf(entry.fact("tier"));
        String reasons = entry.facts().getOrDefault("reasons", "");
        tierReasons = reasons.isEmpty() ? List.of() : List.of(reasons.split(","));
        listChecks();
    }

    private void takeForm(FileEntry entry) {
        String json = entry.word("form");
        if (!json.isEmpty()) {
            form = FileJson.form(json, entry.identity());
        }
        List<PhraseMatch> found = FileJson.matches(entry.word("matches"));
        matches.clear();
        matches.addAll(found);
        listChecks();
    }

    /// Checks of an earlier file, to be dated anew.
    private void readCopied(FileEntry entry) {
        entry.words()
                .forEach((name, json) -> {
                    if (name.startsWith("copied|")) {
                        CheckItem open = checks.get(name.substring("copied|".length()));
                        if (open != null) {
                            checks.put(
                                    open.key(),
                                    CheckItem.open(
                                            open.kind(), open.speaker(), FileJson.card(json)));
                        }
                    }
                });
    }

    /// Lists what the tier asks for; what was recorded stays. A finding stays whatever the tier.
    private void listChecks() {
        Map<String, CheckItem> wanted = new LinkedHashMap<>();
        for (CheckKind kind : CheckKind.of(tier)) {
            int first = kind.isOfEachSpeaker() ? 1 : 0;
            int last = kind.isOfEachSpeaker() ? form.speakers().size() : 0;
            for (int speaker = first; speaker <= last; speaker++) {
                String key = CheckItem.key(kind, speaker);
                wanted.put(key, checks.getOrDefault(key, CheckItem.open(kind, speaker, null)));
            }
        }
        checks.forEach((key, item) -> {
            if (!item.findings().isEmpty() && item.speaker() <= form.speakers().size()) {
                wanted.putIfAbsent(key, item);
            }
        });
        checks.clear();
        checks.putAll(wanted);
    }

    private void check(FileEntry entry) {
        CheckKind kind = CheckKind.valueOf(entry.fact("check"));
        int speaker = (int) entry.number("speaker");
        boolean done = entry.kind() == StepKind.CHECK_RECORDED;
        String json = entry.word("card");
        CheckItem item =
                new CheckItem(
                        kind,
                        speaker,
                        done ? CheckItem.State.DONE : CheckItem.State.NOT_NEEDED,
                        json.isEmpty() ? null : FileJson.card(json),
                        entry.actorId(),
                        entry.word("why"));
        checks.put(item.key(), item);
        if (!item.findings().isEmpty()) {
            redWeighed = false;
        }
    }

    private void judge(FileEntry entry) {
        int number = (int) entry.number("match");
        matches.replaceAll(match ->
                match.number() == number
                        ? match.judged(
                                Boolean.parseBoolean(entry.fact("matters")), entry.word("because"))
                        : match);
    }

    private void resume(Instant at) {
        Instant since = pausedSince;
        if (since != null) {
            pausedDays +=
                    at.atZone(Days.LONDON).toLocalDate().toEpochDay()
                            - since.atZone(Days.LONDON).toLocalDate().toEpochDay();
            pausedSince = null;
        }
    }

    private void decide(FileEntry entry) {
        decider = entry.actorId();
        decidedAt = entry.at();
        decision = entry.kind().to();
    }

    /// One visit of each speaker on each day; those that took place already stay as they are.
    private void plan() {
        for (int speaker = 1; speaker <= form.speakers().size(); speaker++) {
            for (int day = 1; day <= form.days().size(); day++) {
                RequestForm.Day when = form.days().get(day - 1);
                LocalDate on = when.day();
                LocalTime begins = when.begins();
                LocalTime ends = when.ends();
                Visit before = visits.get(Visit.key(speaker, day));
                boolean took =
                        before != null
                                && !before.state().isAhead()
                                && before.state() != VisitState.CANCELLED;
                if (on != null && begins != null && ends != null && !took) {
                    Visit visit =
                            new Visit(
                                    speaker,
                                    day,
                                    on,
                                    begins,
                                    ends,
                                    VisitState.APPROVED,
                                    null,
                                    false,
                                    Set.of(),
                                    null,
                                    null,
                                    "",
                                    false);
                    visits.put(visit.key(), visit);
                }
            }
        }
    }

    /// Visits ahead follow a small change of the days: what was signed and met stays so, and the host
    /// confirms the new time.
    private void moveVisits() {
        Map<String, Visit> before = new LinkedHashMap<>(visits);
        plan();
        visits.replaceAll((key, visit) -> {
            Visit old = before.get(key);
            if (old == null) {
                return visit;
            }
            boolean calledOff = old.state() == VisitState.CANCELLED && old.on().equals(visit.on());
            if (calledOff) {
                return old;
            }
            return old.state().isAhead()
                    ? old.movedTo(visit.on(), visit.begins(), visit.ends())
                    : visit;
        });
        visits.replaceAll((key, visit) ->
                visit.state().isAhead() && visit.day() > form.days().size()
                        ? visit.in(VisitState.CANCELLED)
                        : visit);
    }

    /// A speaker signs for every day still ahead.
    private void sign(FileEntry entry) {
        int speaker = (int) entry.number("speaker");
        String version = entry.fact("version");
        visits.replaceAll((key, visit) ->
                visit.speaker() == speaker && visit.state().isAhead()
                        ? visit.signed(version)
                        : visit);
    }

    private void change(FileEntry entry, java.util.function.UnaryOperator<Visit> how) {
        visits.computeIfPresent(entry.fact("visit"), (key, visit) -> how.apply(visit));
    }

    public long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public long schoolId() {
        return schoolId;
    }

    public List<FileEntry> entries() {
        return List.copyOf(entries);
    }

    public RequestState state() {
        return state;
    }

    /// What was asked for, as last changed.
    public RequestForm form() {
        return form;
    }

    public Tier tier() {
        return tier;
    }

    /// Ids of what asks for red now, whatever tier is set.
    public List<String> redReasons() {
        return TierProposal.red(form, checks.values(), pausedSince != null);
    }

    /// Whether red is asked for and nobody has set the tier since: a person is to raise it, or to say why
    /// it stays lower.
    public boolean isRedProposed() {
        return tier != Tier.RED && !redWeighed && !redReasons().isEmpty();
    }

    /// The tier by which people are kept apart: the proposed one until a person has set it.
    Tier rulingTier() {
        return isRedProposed() ? Tier.RED : tier;
    }

    /// Ids of what speaks for the proposed tier; none where a person set it.
    public List<String> tierReasons() {
        return tierReasons;
    }

    /// Whether it was handed in with less notice than wanted.
    public boolean isLate() {
        return late;
    }

    /// The account that asked; also the host.
    public @Nullable Long requester() {
        return requester;
    }

    /// Who checked, judged or recommended since the file was last opened, the one who asked left out.
    public Set<Long> vetters() {
        return Set.copyOf(vetters);
    }

    /// Who lowered the tier since the file was last opened.
    Set<Long> tierLoweredBy() {
        return Set.copyOf(tierLoweredBy);
    }

    public @Nullable Long decider() {
        return decider;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /// How it was decided last, absent while it was not.
    public @Nullable RequestState decision() {
        return decision;
    }

    public List<CheckItem> checks() {
        return List.copyOf(checks.values());
    }

    public Optional<CheckItem> check(CheckKind kind, int speaker) {
        return Optional.ofNullable(checks.get(CheckItem.key(kind, speaker)));
    }

    /// Files, in the order in which they were attached.
    public List<AttachedFile> attached() {
        return entries.stream()
                .filter(entry -> entry.kind() == StepKind.FILE_ATTACHED)
                .map(AttachedFile::of)
                .toList();
    }

    public List<PhraseMatch> matches() {
        return List.copyOf(matches);
    }

    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    public List<Visit> visits() {
        return List.copyOf(visits.values());
    }

    public Optional<Visit> visit(String key) {
        return Optional.ofNullable(visits.get(key));
    }

    /// Since when advice is waited for, absent where none is.
    public @Nullable Instant pausedSince() {
        return pausedSince;
    }

    /// Days for which advice was waited for, that now being waited for left out.
    public long pausedDays() {
        return pausedDays;
    }

    public Instant submittedAt() {
        return entries.getFirst().at();
    }

    /// The newest entry of a kind.
    public Optional<FileEntry> last(StepKind kind) {
        return entries.reversed().stream().filter(entry -> entry.kind() == kind).findFirst();
    }

    /// The speaker of that number.
    public RequestForm.Speaker speaker(int number) {
        return number >= 1 && number <= form.speakers().size()
                ? form.speakers().get(number - 1)
                : RequestForm.Speaker.BLANK;
    }

    /// What stands between a visit and the front door, as keys with what they are about.
    public List<Open> open(Visit visit, LocalDate today) {
        List<Open> open = new ArrayList<>();
        if (!state.isApproved()) {
            open.add(new Open("not-approved", ""));
        }
        if (!visit.on().equals(today)) {
            open.add(new Open("another-day", Days.inWords(visit.on())));
        }
        if (!visit.isSigned()) {
            open.add(new Open("agreement", ""));
        }
        if (!visit.confirmed()) {
            open.add(new Open("confirmation", ""));
        }
        for (Condition condition : conditions) {
            if (condition.beforeArrival() && !visit.met().contains(condition.number())) {
                open.add(new Open("condition", condition.text()));
            }
        }
        return open;
    }

    /// Something that has to be seen to first.
    public record Open(String key, String about) {}
}

package org.dueregard.speakers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.SchoolNames;
import org.dueregard.security.PublicAddress;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.ConditionFor;
import org.dueregard.speakers.Choices.DeclineReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One file: reading it, and every step that staff take in it, from the first check to the decision and
/// the appeal. Which step is whose, [StepKind] and [FileRules] say.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class SpeakerFileService {

    static final int LONG = 2_000;
    static final int SHORT = 300;
    private static final int MOST_CONDITIONS = 20;

    private final SpeakerFiles files;
    private final FileSteps steps;
    private final SpeakerDuties duties;
    private final SpeakerSchool schools;
    private final SpeakerMails mails;
    private final PhraseList phrases;
    private final KnownSpeakers known;
    private final VettingClock vettingClock;
    private final SchoolNames schoolNames;
    private final PublicAddress publicAddress;
    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerFileService(
            SpeakerFiles files,
            FileSteps steps,
            SpeakerDuties duties,
            SpeakerSchool schools,
            SpeakerMails mails,
            PhraseList phrases,
            KnownSpeakers known,
            VettingClock vettingClock,
            SchoolNames schoolNames,
            PublicAddress publicAddress,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.steps = steps;
        this.duties = duties;
        this.schools = schools;
        this.mails = mails;
        this.phrases = phrases;
        this.known = known;
        this.vettingClock = vettingClock;
        this.schoolNames = schoolNames;
        this.publicAddress = publicAddress;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A file for showing.
    ///
    /// @param names of the accounts that wrote in it
    /// @param may the steps that the caller can take now
    /// @param whyNot for steps that are the caller's by duty but cannot be taken, the reason
    public record Opened(
            SpeakerFile file,
            String schoolName,
            LocalDate dueOn,
            Map<Long, String> names,
            Set<StepKind> may,
            Map<StepKind, String> whyNot,
            List<String> missing,
            List<String> missingToDecline,
            boolean sensitive) {

        /// Files that the reader may open.
        public List<AttachedFile> attached() {
            return file.attached().stream()
                    .filter(one -> sensitive || one.isForWhoeverAsked())
                    .toList();
        }

        /// Checks whose cards the reader sees.
        public List<CheckItem> checks() {
            return file.checks().stream()
                    .filter(item -> sensitive || item.kind().isMandatory())
                    .toList();
        }

        public String name(@org.jspecify.annotations.Nullable Long account) {
            return account == null ? "" : names.getOrDefault(account, "");
        }
    }

    /// Opens a file for whoever asked for it, checks it or decides on it.
    ///
    /// @throws RequestMissingException when there is none, or it is not for the caller
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public Opened open(String reference) {
        SpeakerFile file = files.read(id(reference));
        Actor actor = duties.actor(file.schoolId());
        boolean delegated = schools.of(file.schoolId()).greenDelegated();
        EnumSet<StepKind> may = EnumSet.noneOf(StepKind.class);
        Map<StepKind, String> whyNot = new HashMap<>();
        for (StepKind kind : StepKind.values()) {
            FileRules.refusal(file, kind, actor, delegated)
                    .ifPresentOrElse(why -> whyNot.put(kind, why), () -> may.add(kind));
        }
        boolean inside =
                actor.has(Duty.VET) || actor.has(Duty.DECIDE) || actor.has(Duty.DECIDE_APPEALS);
        return new Opened(
                file,
                schoolNames.name(file.schoolId()),
                vettingClock.due(file),
                names(file),
                may,
                whyNot,
                FileRules.missing(file, false),
                FileRules.missing(file, true),
                inside);
    }

    private long id(String reference) {
        long id = files.find(reference).orElseThrow(RequestMissingException::new);
        duties.requireSeen(files.owner(id), false);
        return id;
    }

    private Map<Long, String> names(SpeakerFile file) {
        Set<Long> accounts = new java.util.HashSet<>(Set.of(-1L));
        file.entries()
                .forEach(entry -> {
                    Long actor = entry.actorId();
                    if (actor != null) {
                        accounts.add(actor);
                    }
                });
        Map<Long, String> names = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT a.id, COALESCE(CONCAT(p.given_name, ' ', p.family_name), a.name)
                        FROM accounts a LEFT JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE a.id IN (:accounts)
                        """)
                .param("accounts", accounts)
                .query(row -> {
                    names.put(row.getLong(1), row.getString(2));
                });
        return names;
    }

    private SpeakerFile step(
            String reference, StepKind kind, Function<SpeakerFile, List<NewEntry>> make) {
        return steps.take(id(reference), kind, duties::actor, make);
    }

    private SpeakerFile step(String reference, NewEntry entry) {
        return step(reference, entry.kind(), file -> List.of(entry));
    }

    private static String required(String field, String text, int longest) {
        Checks checks = new Checks();
        String tidy = text.strip();
        checks.require(!tidy.isEmpty(), field, "invalid.required");
        checks.require(tidy.length() <= longest, field, "invalid.too-long", longest);
        checks.done();
        return tidy;
    }

    /// Begins to look at what was handed in.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void begin(String reference) {
        step(reference, NewEntry.of(StepKind.VETTING_BEGUN));
    }

    /// Raises or lowers the tier.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void setTier(String reference, Tier tier, String reason) {
        String why = required("reason", reason, LONG);
        step(
                reference,
                StepKind.TIER_SET,
                file ->
                        List.of(
                                NewEntry.of(StepKind.TIER_SET)
                                        .fact("tier", tier)
                                        .fact("late", isLate(file, file.form(), false, tier))
                                        .word("why", why)));
    }

    /// Records what a check found.
    ///
    /// @param speaker the number of the speaker, 0 for a check of the whole
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void recordCheck(String reference, CheckKind kind, int speaker, EvidenceCard card) {
        EvidenceCard checked = card.checked(Days.today(clock));
        step(
                reference,
                StepKind.CHECK_RECORDED,
                file -> {
                    Actor actor = duties.actor(file.schoolId());
                    requireListed(file, kind, speaker);
                    if (!kind.findings().containsAll(checked.findings())) {
                        throw new InvalidInputException("", "speakers.problem.no-such-check");
                    }
                    FileRules.refusalOfCheck(file, kind, actor)
                            .ifPresent(key -> {
                                throw new InvalidInputException("", key);
                            });
                    return steps.begun(
                            file,
                            actor,
                            NewEntry.of(StepKind.CHECK_RECORDED)
                                    .fact("check", kind)
                                    .fact("speaker", speaker)
                                    .fact("strength", checked.strength())
                                    .word("card", FileJson.write(checked)));
                });
    }

    private static void requireListed(SpeakerFile file, CheckKind kind, int speaker) {
        if (file.check(kind, speaker).isEmpty()) {
            throw new InvalidInputException("", "speakers.problem.no-such-check");
        }
    }

    /// Says why a check is not needed here; never of the two that everybody gets.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void checkNotNeeded(String reference, CheckKind kind, int speaker, String why) {
        String because = required("why", why, LONG);
        if (kind.isMandatory()) {
            throw new InvalidInputException("", "speakers.problem.mandatory");
        }
        step(
                reference,
                StepKind.CHECK_NOT_NEEDED,
                file -> {
                    requireListed(file, kind, speaker);
                    if (file.check(kind, speaker).stream()
                            .anyMatch(item -> !item.findings().isEmpty())) {
                        throw new InvalidInputException("", "speakers.problem.finding");
                    }
                    return steps.begun(
                            file,
                            duties.actor(file.schoolId()),
                            NewEntry.of(StepKind.CHECK_NOT_NEEDED)
                                    .fact("check", kind)
                                    .fact("speaker", speaker)
                                    .word("why", because));
                });
    }

    /// Says whether a phrase matters in its sentence, and why.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void judgePhrase(String reference, int match, boolean matters, String because) {
        String why = required("because", because, LONG);
        step(
                reference,
                StepKind.PHRASE_JUDGED,
                file -> {
                    if (file.matches().stream().noneMatch(each -> each.number() == match)) {
                        throw new InvalidInputException("", "speakers.problem.no-such-check");
                    }
                    return steps.begun(
                            file,
                            duties.actor(file.schoolId()),
                            NewEntry.of(StepKind.PHRASE_JUDGED)
                                    .fact("match", match)
                                    .fact("matters", matters)
                                    .word("because", why));
                });
    }

    /// Asks the host for something.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void askForMore(String reference, String what) {
        step(
                reference,
                NewEntry.of(StepKind.ASKED_FOR_MORE).word("what", required("what", what, LONG)));
    }

    /// The host's answer.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void answer(String reference, String answer) {
        step(
                reference,
                NewEntry.of(StepKind.ANSWERED).word("answer", required("answer", answer, LONG)));
    }

    /// Changes what was asked for. A material change opens the file again and has the checks looked at
    /// anew.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void change(String reference, RequestForm changed) {
        LocalDate today = Days.today(clock);
        RequestForm form = changed.checked(today);
        step(
                reference,
                StepKind.FORM_CHANGED,
                file -> {
                    if (form.equals(file.form())) {
                        return List.of();
                    }
                    boolean material = file.form().differsMaterially(form);
                    TierProposal proposal =
                            TierProposal.of(
                                    form,
                                    form.isOfPeopleIn(file.form())
                                            && known.areAll(file.schoolId(), form));
                    boolean raised = material && proposal.tier().compareTo(file.tier()) > 0;
                    Tier tier = raised ? proposal.tier() : file.tier();
                    NewEntry entry =
                            FileJson.put(NewEntry.of(StepKind.FORM_CHANGED), form)
                                    .fact("material", material)
                                    .fact("late", isLate(file, form, material, tier))
                                    .word("matches", FileJson.write(carried(file, form)));
                    if (raised) {
                        // A change can raise the tier by itself, never lower it.
                        entry.fact("tier", proposal.tier())
                                .fact("reasons", String.join(",", proposal.reasons()));
                    }
                    List<NewEntry> entries = new ArrayList<>(List.of(entry));
                    boolean decided =
                            file.state().isApproved() || file.state() == RequestState.RECOMMENDED;
                    if (material && decided) {
                        entries.add(
                                NewEntry.of(StepKind.REOPENED).fact("cause", "material-change"));
                    }
                    return entries;
                });
    }

    /// Whether a request that is now like this gives less notice than a tier wants.
    private boolean isLate(SpeakerFile file, RequestForm form, boolean material, Tier tier) {
        return vettingClock.isLate(
                file.schoolId(),
                material ? Days.today(clock) : handedIn(file),
                Objects.requireNonNull(form.firstDay()),
                tier);
    }

    /// When notice was given: of what is as good as a new request, the day of its change; putting a
    /// word right takes no notice away.
    private static LocalDate handedIn(SpeakerFile file) {
        Instant given =
                file.entries().reversed().stream()
                        .filter(entry ->
                                "true".equals(entry.facts().get("material"))
                                        || entry.kind() == StepKind.SUBMITTED)
                        .findFirst()
                        .map(FileEntry::at)
                        .orElseThrow();
        return given.atZone(Days.LONDON).toLocalDate();
    }

    /// Phrases of the changed words; what was judged in the same sentence stays judged.
    private List<PhraseMatch> carried(SpeakerFile file, RequestForm form) {
        List<PhraseMatch> carried = new ArrayList<>();
        for (PhraseMatch match : phrases.matches(file.schoolId(), form.words())) {
            carried.add(
                    file.matches().stream()
                            .filter(before ->
                                    before.phrase().equals(match.phrase())
                                            && before.sentence().equals(match.sentence()))
                            .findFirst()
                            .map(before -> before.numbered(match.number()))
                            .orElse(match));
        }
        return carried;
    }

    /// Asks police or local authority; the clock stands until they answer.
    ///
    /// @param email where their private link goes, or nothing where they are asked otherwise
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void askAdvice(String reference, String whom, String email, String question) {
        Checks checks = new Checks();
        String who = checks.required("whom", whom, SHORT);
        String to = checks.email("email", email);
        checks.done();
        String what = required("question", question, LONG);
        step(
                reference,
                NewEntry.of(StepKind.ADVICE_ASKED)
                        .word("whom", who)
                        .word("question", what)
                        .identity("email", to));
    }

    /// Records advice that came by telephone or letter.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void recordAdvice(String reference, String advice) {
        step(
                reference,
                NewEntry.of(StepKind.ADVICE_GIVEN)
                        .word("advice", required("advice", advice, LONG)));
    }

    /// What the one who checked proposes.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void recommend(String reference, RequestState proposal, String reasons) {
        String why = required("reasons", reasons, LONG);
        if (!proposal.isApproved() && proposal != RequestState.DECLINED) {
            throw new InvalidInputException("proposal", "speakers.problem.moved-on");
        }
        step(
                reference,
                StepKind.RECOMMENDED,
                file -> {
                    FileSteps.refuse(FileRules.missing(file, proposal == RequestState.DECLINED));
                    return List.of(
                            NewEntry.of(StepKind.RECOMMENDED)
                                    .fact("proposal", proposal)
                                    .word("reasons", why));
                });
    }

    /// A condition as somebody enters it.
    public record NewCondition(String text, ConditionFor whose, boolean beforeArrival) {}

    /// Approves, with conditions where there are any.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void approve(String reference, String reasons, List<NewCondition> conditions) {
        String why = required("reasons", reasons, LONG);
        Checks checks = new Checks();
        checks.require(
                conditions.size() <= MOST_CONDITIONS,
                "",
                "speakers.invalid.conditions",
                MOST_CONDITIONS);
        List<Condition> numbered = new ArrayList<>();
        for (NewCondition condition : conditions) {
            numbered.add(
                    new Condition(
                            numbered.size() + 1,
                            checks.required(
                                    "condition-" + (numbered.size() + 1), condition.text(), SHORT),
                            condition.whose(),
                            condition.beforeArrival()));
        }
        checks.done();
        StepKind kind = numbered.isEmpty() ? StepKind.APPROVED : StepKind.APPROVED_WITH_CONDITIONS;
        step(
                reference,
                kind,
                file -> {
                    FileSteps.refuse(FileRules.missing(file, false));
                    return List.of(
                            NewEntry.of(kind)
                                    .word("reasons", why)
                                    .word("conditions", FileJson.write(numbered)));
                });
    }

    /// Declines, with a reason that the speaker can be shown.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void decline(String reference, DeclineReason code, String words) {
        String why = required("reasons", words, LONG);
        step(
                reference,
                StepKind.DECLINED,
                file -> {
                    FileSteps.refuse(FileRules.missing(file, true));
                    return List.of(
                            NewEntry.of(StepKind.DECLINED).fact("code", code).word("reasons", why));
                });
    }

    /// Takes a request back.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void withdraw(String reference, String why) {
        step(reference, NewEntry.of(StepKind.WITHDRAWN).word("why", required("why", why, LONG)));
    }

    /// Asks somebody senior to look at a refusal again, within five working days.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void appeal(String reference, String words) {
        String why = required("words", words, LONG);
        step(
                reference,
                StepKind.APPEALED,
                file -> {
                    Instant decided = Objects.requireNonNull(file.decidedAt());
                    if (Days.today(clock).isAfter(VettingClock.appealUntil(decided))) {
                        throw new InvalidInputException("", "speakers.problem.appeal-late");
                    }
                    return List.of(NewEntry.of(StepKind.APPEALED).word("words", why));
                });
    }

    /// Decides an appeal.
    ///
    /// @param overturn whether the request is to be looked at again
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void decideAppeal(String reference, boolean overturn, String reasons) {
        step(
                reference,
                NewEntry.of(overturn ? StepKind.OVERTURNED : StepKind.UPHELD)
                        .word("reasons", required("reasons", reasons, LONG)));
    }

    /// Opens an approved request again.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void reopen(String reference, String why) {
        step(reference, NewEntry.of(StepKind.REOPENED).word("why", required("why", why, LONG)));
    }

    /// A new private link for a speaker without e-mail, or who lost theirs. It is readable this once.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public String newLink(String reference, int speaker) {
        SpeakerFile file =
                step(reference, NewEntry.of(StepKind.LINK_SENT).fact("speaker", speaker));
        return publicAddress.of(SpeakersRoutes.agreement(mails.link(file, speaker)));
    }

    /// Walks the file's chain.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public FileVerdict verify(String reference) {
        return files.verify(id(reference));
    }
}

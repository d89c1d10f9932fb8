package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.guidance.CitedSources;
import org.dueregard.people.SchoolNames;
import org.dueregard.security.Secrets;
import org.dueregard.speakers.Choices.ConditionFor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people without an account see and do through a private link: a speaker reads what to expect,
/// corrects a fact and signs; an adviser comments. Whoever has the link is taken for them, so the pages
/// show nothing about anybody else.
@Component
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class LinkPages {

    private static final int LONG = 2_000;
    private static final int SHORT = 120;
    private static final int MOST_CORRECTIONS = 10;

    private final SpeakerFiles files;
    private final FileSteps steps;
    private final SpeakerLinks links;
    private final ContentLibrary library;
    private final SchoolNames schoolNames;
    private final CitedSources sources;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    LinkPages(
            SpeakerFiles files,
            FileSteps steps,
            SpeakerLinks links,
            ContentLibrary library,
            SchoolNames schoolNames,
            CitedSources sources,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.steps = steps;
        this.links = links;
        this.library = library;
        this.schoolNames = schoolNames;
        this.sources = sources;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a speaker sees.
    ///
    /// @param conditions what the speaker has to keep to
    /// @param sources of the agreement
    /// @param signed which text was signed, absent while none is
    /// @param reasons of a refusal or a decided appeal, empty where there is none
    public record SpeakerPage(
            String schoolName,
            String title,
            String name,
            String organisation,
            RequestForm form,
            RequestState state,
            List<Visit> visits,
            List<Condition> conditions,
            @Nullable Agreement agreement,
            List<Cited> sources,
            @Nullable String signed,
            String reasons,
            List<String> corrections,
            String supervisor) {

        /// Whether the agreement is waited for.
        public boolean canSign() {
            return state.isApproved()
                    && agreement != null
                    && visits.stream().anyMatch(v -> v.state().isAhead() && !v.isSigned());
        }
    }

    /// The page behind a speaker's link, or nothing where the link does not work.
    @Transactional(readOnly = true)
    public Optional<SpeakerPage> speaker(String token) {
        return links.find(SpeakerLinks.Purpose.AGREEMENT, token).map(this::page);
    }

    private SpeakerPage page(SpeakerLinks.Link link) {
        SpeakerFile file = files.read(link.requestId());
        int number = link.speaker();
        List<Visit> visits =
                file.visits().stream().filter(visit -> visit.speaker() == number).toList();
        RequestForm.Speaker speaker = file.speaker(number);
        Agreement agreement = library.catalogue().agreement();
        return new SpeakerPage(
                schoolNames.name(file.schoolId()),
                file.form().title(),
                speaker.name(),
                speaker.organisation(),
                file.form(),
                file.state(),
                visits,
                file.conditions().stream()
                        .filter(condition -> condition.whose() == ConditionFor.SPEAKER)
                        .toList(),
                agreement,
                agreement == null ? List.of() : sources.of(agreement.sources()),
                visits.stream()
                        .map(Visit::signedVersion)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                reasons(file),
                file.entries().stream()
                        .filter(entry ->
                                entry.kind() == StepKind.CORRECTED
                                        && entry.number("speaker") == number)
                        .map(entry -> entry.word("correction"))
                        .toList(),
                file.form().supervisor());
    }

    private static String reasons(SpeakerFile file) {
        return switch (file.state()) {
            case DECLINED, APPEALED ->
                    file.last(StepKind.DECLINED).map(entry -> entry.word("reasons")).orElse("");
            case UPHELD ->
                    file.last(StepKind.UPHELD).map(entry -> entry.word("reasons")).orElse("");
            default -> "";
        };
    }

    private SpeakerLinks.Link link(SpeakerLinks.Purpose purpose, String token) {
        return links.find(purpose, token).orElseThrow(RequestMissingException::new);
    }

    /// What is kept with a signature: the edition, and the text itself by its hash.
    public static String versionOf(Agreement agreement) {
        return agreement.edition() + "-" + Secrets.hash(agreement.text()).substring(0, 12);
    }

    /// Signs for every day still ahead.
    ///
    /// @param version of the text that was on the page
    /// @throws InvalidInputException when the text has changed since, nothing is to be signed, or the
    ///     name or the tick is missing
    @Transactional
    public void sign(String token, String name, boolean agreed, String version) {
        SpeakerLinks.Link link = link(SpeakerLinks.Purpose.AGREEMENT, token);
        Agreement agreement = library.catalogue().agreement();
        Checks checks = new Checks();
        String typed = checks.required("name", name, SHORT);
        checks.require(agreed, "agreed", "agreement.invalid.tick");
        checks.done();
        if (agreement == null || !versionOf(agreement).equals(version)) {
            throw new InvalidInputException("", "agreement.invalid.changed");
        }
        SpeakerFile before = files.read(link.requestId());
        if (!waits(before, link.speaker())) {
            refused(before, "sign");
            throw new InvalidInputException("", "agreement.invalid.nothing-to-sign");
        }
        steps.take(
                link.requestId(),
                StepKind.AGREEMENT_SIGNED,
                school -> Actor.speaker(typed),
                file -> {
                    if (!waits(file, link.speaker())) {
                        throw new InvalidInputException("", "agreement.invalid.nothing-to-sign");
                    }
                    return List.of(
                            NewEntry.of(StepKind.AGREEMENT_SIGNED)
                                    .fact("speaker", link.speaker())
                                    .fact("version", version)
                                    .word("signed-as", typed)
                                    .word("agreement", agreement.text()));
                });
    }

    private static boolean waits(SpeakerFile file, int speaker) {
        return file.visits().stream()
                .anyMatch(visit ->
                        visit.speaker() == speaker && visit.state().isAhead() && !visit.isSigned());
    }

    /// Puts a fact right, visibly: the school sees what the speaker says.
    @Transactional
    public void correct(String token, String correction) {
        SpeakerLinks.Link link = link(SpeakerLinks.Purpose.AGREEMENT, token);
        String text = correction.strip();
        Checks checks = new Checks();
        checks.require(!text.isEmpty(), "correction", "invalid.required");
        checks.require(text.length() <= LONG, "correction", "invalid.too-long", LONG);
        checks.done();
        steps.take(
                link.requestId(),
                StepKind.CORRECTED,
                school -> Actor.speaker(""),
                file -> {
                    long before =
                            file.entries().stream()
                                    .filter(entry -> entry.kind() == StepKind.CORRECTED)
                                    .count();
                    if (before >= MOST_CORRECTIONS) {
                        throw new InvalidInputException("", "agreement.invalid.too-many");
                    }
                    return List.of(
                            NewEntry.of(StepKind.CORRECTED)
                                    .fact("speaker", link.speaker())
                                    .word("correction", text));
                });
        jdbc.sql("UPDATE speaker_register SET correction = ? WHERE request_id = ? AND speaker = ?")
                .param(text)
                .param(link.requestId())
                .param(link.speaker())
                .update();
    }

    /// What an adviser sees.
    public record AdvicePage(
            String schoolName,
            String reference,
            String question,
            String whom,
            RequestForm form,
            LocalDate firstDay) {}

    /// The page behind an adviser's link, or nothing where advice is no longer waited for.
    @Transactional(readOnly = true)
    public Optional<AdvicePage> advice(String token) {
        return links.find(SpeakerLinks.Purpose.ADVICE, token)
                .filter(link -> !link.used())
                .map(link -> files.read(link.requestId()))
                .filter(file -> file.state() == RequestState.ADVICE_REQUESTED)
                .map(file -> {
                    FileEntry asked = file.last(StepKind.ADVICE_ASKED).orElseThrow();
                    return new AdvicePage(
                            schoolNames.name(file.schoolId()),
                            file.reference(),
                            asked.word("question"),
                            asked.word("whom"),
                            file.form(),
                            Objects.requireNonNullElse(file.form().firstDay(), Days.today(clock)));
                });
    }

    /// Gives advice, once. It decides nothing.
    @Transactional
    public void advise(String token, String advice) {
        SpeakerLinks.Link link = link(SpeakerLinks.Purpose.ADVICE, token);
        String text = advice.strip();
        Checks checks = new Checks();
        checks.require(!text.isEmpty(), "advice", "invalid.required");
        checks.require(text.length() <= LONG, "advice", "invalid.too-long", LONG);
        checks.done();
        if (!links.use(token)) {
            refused(files.read(link.requestId()), "advice");
            throw new InvalidInputException("", "advice.invalid.used");
        }
        steps.take(
                link.requestId(),
                StepKind.ADVICE_GIVEN,
                school -> Actor.adviser(""),
                file ->
                        List.of(
                                NewEntry.of(StepKind.ADVICE_GIVEN)
                                        .fact("by", "link")
                                        .word("advice", text)));
    }

    /// A link used again is written down.
    private void refused(SpeakerFile file, String what) {
        audit.recordApart(
                null,
                AuditEvent.of(
                        AuditAction.SPEAKER_LINK_REFUSED,
                        file.schoolId(),
                        SpeakerFiles.OBJECT,
                        file.id(),
                        Map.of("what", what)));
    }
}

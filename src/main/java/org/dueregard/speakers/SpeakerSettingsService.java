package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a school decides about its visitors: who stands in for whom, what is pointed out, how long
/// files are kept. Every change is written down.
@Service
public class SpeakerSettingsService {

    private static final int MOST_DAYS = 366;
    private static final int MOST_MONTHS = 120;
    private static final int MOST_PHRASES = 300;
    private static final int SHORT = 300;

    /// Whose absence somebody can be named for.
    public enum Stand {
        VET,
        DECIDE,
        DECIDE_APPEALS;

        Duty duty() {
            return Duty.valueOf(name());
        }
    }

    /// A substitute.
    public record Substitute(
            long id, String name, Stand stand, LocalDate from, LocalDate to, String reason) {}

    /// A phrase that is pointed out; 0 for one of the shipped list.
    public record PointedOut(long id, String phrase, Severity severity, String otherReading) {}

    /// The rules of a school.
    public record Rules(
            boolean greenDelegated, int approvedMonths, int declinedMonths, int withdrawnMonths) {}

    private final SpeakerSchool schools;
    private final PhraseList phrases;
    private final SpeakerRetention retention;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerSettingsService(
            SpeakerSchool schools,
            PhraseList phrases,
            SpeakerRetention retention,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.schools = schools;
        this.phrases = phrases;
        this.retention = retention;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private void require(long school) {
        access.require(Action.SPEAKERS_SETTINGS, school);
    }

    /// The rules of a school.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional(readOnly = true)
    public Rules rules(long school) {
        require(school);
        SpeakerSchool.Settings found = schools.of(school);
        return new Rules(
                found.greenDelegated(),
                found.approvedMonths(),
                found.declinedMonths(),
                found.withdrawnMonths());
    }

    /// Whether the caller may let those who check decide on green requests: the head alone.
    @Requires(Action.SPEAKERS_SETTINGS)
    public boolean mayDelegate(long school) {
        return access.schools(Action.SPEAKERS_DECIDE).contains(school);
    }

    /// Sets the rules of a school.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional
    public void setRules(long school, Rules rules) {
        require(school);
        SpeakerSchool.Settings before = schools.of(school);
        if (before.greenDelegated() != rules.greenDelegated()) {
            access.require(Action.SPEAKERS_DECIDE, school);
        }
        Checks checks = new Checks();
        months(checks, "approved", rules.approvedMonths());
        months(checks, "declined", rules.declinedMonths());
        months(checks, "withdrawn", rules.withdrawnMonths());
        checks.done();
        jdbc.sql(
                        """
                        INSERT INTO speaker_school_settings (school_id, green_delegated,
                            approved_months, declined_months, withdrawn_months)
                        VALUES (:school, :green, :approved, :declined, :withdrawn)
                        ON DUPLICATE KEY UPDATE green_delegated = :green,
                            approved_months = :approved, declined_months = :declined,
                            withdrawn_months = :withdrawn
                        """)
                .param("school", school)
                .param("green", rules.greenDelegated())
                .param("approved", rules.approvedMonths())
                .param("declined", rules.declinedMonths())
                .param("withdrawn", rules.withdrawnMonths())
                .update();
        written(
                school,
                Map.of(
                        "green delegated",
                        rules.greenDelegated(),
                        "approved months",
                        rules.approvedMonths(),
                        "declined months",
                        rules.declinedMonths(),
                        "withdrawn months",
                        rules.withdrawnMonths()));
    }

    private static void months(Checks checks, String field, int months) {
        checks.require(months >= 1 && months <= MOST_MONTHS, field, "invalid.months");
    }

    private void written(long school, Map<String, Object> details) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SPEAKER_SETTING_CHANGED,
                        school,
                        "visitor setting",
                        school,
                        details));
    }

    /// How much of a school would be destroyed tonight, by what it is: nothing is destroyed by asking.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional(readOnly = true)
    public Map<String, Integer> dryRun(long school) {
        require(school);
        Map<String, Integer> due = new java.util.LinkedHashMap<>();
        retention.due(school).forEach((what, count) -> due.put(Choices.id(what), count));
        return due;
    }

    /// The phrases that are pointed out.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional(readOnly = true)
    public List<PointedOut> phrases(long school) {
        require(school);
        return phrases.of(school).stream()
                .map(one ->
                        new PointedOut(one.id(), one.text(), one.severity(), one.otherReading()))
                .toList();
    }

    /// Adds a phrase, or changes how much it matters. The first change makes the shipped list the
    /// school's own.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional
    public void addPhrase(
            long school, String phrase, @Nullable Severity severity, String otherReading) {
        require(school);
        Checks checks = new Checks();
        String text = checks.required("phrase", phrase, 100);
        String reading = checks.required("other-reading", otherReading, SHORT);
        checks.require(severity != null, "severity", "invalid.required");
        checks.require(
                phrases.of(school).size() < MOST_PHRASES,
                "phrase",
                "speakers.invalid.phrases",
                MOST_PHRASES);
        checks.done();
        own(school);
        insert(school, text, java.util.Objects.requireNonNull(severity), reading);
        written(school, Map.of("phrase added", text, "severity", severity.name()));
    }

    private void own(long school) {
        boolean has =
                jdbc.sql("SELECT COUNT(*) FROM speaker_phrases WHERE school_id = ?")
                                .param(school)
                                .query(Long.class)
                                .single()
                        > 0;
        if (!has) {
            PhraseList.SHIPPED.forEach(
                    one -> insert(school, one.text(), one.severity(), one.otherReading()));
        }
    }

    private void insert(long school, String text, Severity severity, String reading) {
        jdbc.sql(
                        "INSERT INTO speaker_phrases (id, school_id, phrase, severity,"
                                + " other_reading) VALUES (NEXT VALUE FOR ids, :school, :phrase,"
                                + " :severity, :reading) ON DUPLICATE KEY UPDATE"
                                + " severity = :severity, other_reading = :reading")
                .param("school", school)
                .param("phrase", text)
                .param("severity", severity.name())
                .param("reading", reading)
                .update();
    }

    /// Takes a phrase off the list.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional
    public void removePhrase(long school, String phrase) {
        require(school);
        own(school);
        jdbc.sql("DELETE FROM speaker_phrases WHERE school_id = ? AND phrase = ?")
                .param(school)
                .param(phrase)
                .update();
        written(school, Map.of("phrase removed", phrase));
    }

    /// Whoever stands in now or later.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional(readOnly = true)
    public List<Substitute> substitutes(long school) {
        require(school);
        return jdbc.sql(
                        """
                        SELECT s.*, COALESCE(CONCAT(p.given_name, ' ', p.family_name), a.name)
                            AS who
                        FROM speaker_substitutes s JOIN accounts a ON a.id = s.account_id
                        LEFT JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE s.school_id = ? AND s.ended_at IS NULL AND s.to_day >= ?
                        ORDER BY s.from_day, s.id
                        """)
                .param(school)
                .param(Days.today(clock))
                .query((row, number) ->
                        new Substitute(
                                row.getLong("id"),
                                row.getString("who"),
                                Stand.valueOf(row.getString("duty")),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class),
                                row.getString("reason")))
                .list();
    }

    /// Names somebody of the school or its trust as a substitute for a while. Who decides is named by
    /// the head.
    ///
    /// @param email with which they sign in
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional
    public void nameSubstitute(
            long school,
            String email,
            Stand stand,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String reason) {
        require(school);
        if (stand != Stand.VET) {
            access.require(Action.SPEAKERS_DECIDE, school);
        }
        Checks checks = new Checks();
        String address = checks.email("email", email);
        checks.require(address != null, "email", "invalid.required");
        LocalDate today = Days.today(clock);
        checks.require(from != null && !from.isBefore(today), "from", "invalid.date");
        checks.require(
                from != null
                        && to != null
                        && !to.isBefore(from)
                        && to.isBefore(from.plusDays(MOST_DAYS)),
                "to",
                "speakers.invalid.substitute-days");
        String why = checks.required("reason", reason, SHORT);
        checks.done();
        Long account =
                jdbc.sql(
                                """
                                SELECT a.id FROM accounts a
                                LEFT JOIN staff_members p ON p.id = a.staff_member_id
                                WHERE a.email = :email AND a.enabled AND (p.school_id = :school
                                    OR p.school_id IN (SELECT o.school_id
                                        FROM trust_memberships o
                                        JOIN trust_memberships m ON m.trust_id = o.trust_id
                                        WHERE m.school_id = :school AND :today >= m.from_date
                                            AND (m.to_date IS NULL OR m.to_date >= :today)
                                            AND :today >= o.from_date
                                            AND (o.to_date IS NULL OR o.to_date >= :today))
                                    OR EXISTS (SELECT 1 FROM account_roles r
                                        JOIN trust_memberships m ON m.trust_id = r.scope_id
                                        WHERE r.account_id = a.id AND m.school_id = :school
                                            AND (m.to_date IS NULL OR m.to_date >= :today)))
                                """)
                        .param("email", address)
                        .param("school", school)
                        .param("today", today)
                        .query(Long.class)
                        .optional()
                        .orElse(null);
        checks.require(account != null, "email", "speakers.invalid.substitute");
        checks.done();
        jdbc.sql(
                        """
                        INSERT INTO speaker_substitutes (id, school_id, account_id, duty, from_day,
                            to_day, reason, named_by)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(school)
                .param(account)
                .param(stand.duty().name())
                .param(from)
                .param(to)
                .param(why)
                .param(currentCaller.get().accountId())
                .update();
        written(
                school,
                Map.of(
                        "substitute",
                        java.util.Objects.requireNonNull(account),
                        "for",
                        stand.name(),
                        "to",
                        String.valueOf(to)));
    }

    /// Ends a substitute's time now.
    @Requires(Action.SPEAKERS_SETTINGS)
    @Transactional
    public void endSubstitute(long school, long id) {
        require(school);
        jdbc.sql(
                        "UPDATE speaker_substitutes SET ended_at = ? WHERE id = ? AND school_id = ?"
                                + " AND ended_at IS NULL")
                .param(Days.stored(clock.instant()))
                .param(id)
                .param(school)
                .update();
        written(school, Map.of("substitute ended", id));
    }
}

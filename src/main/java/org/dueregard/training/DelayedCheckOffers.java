package org.dueregard.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.PortalNumbers;
import org.dueregard.people.PortalNumbers.Setting;
import org.dueregard.people.SchoolCalendar;
import org.dueregard.people.StaffDirectory;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.security.PublicAddress;
import org.dueregard.standing.StandingMarks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Offers each delayed check once it is due, with a mail to whoever has an address. Two programs doing
/// so at once are kept apart by the table's unique key, and the mail by its own.
@Component
class DelayedCheckOffers {

    private static final Logger log = LoggerFactory.getLogger(DelayedCheckOffers.class);
    private static final int HOUR = 3_600_000;
    private static final int MOST_AT_ONCE = 500;

    /// Whoever completed something long before this was first asked is left in peace.
    private static final int LATEST_DAYS = 60;

    private final DelayedChecks checks;
    private final StandingMarks standings;
    private final ContentLibrary library;
    private final PortalNumbers settings;
    private final SchoolCalendar calendar;
    private final StaffDirectory staff;
    private final Outbox outbox;
    private final PublicAddress publicAddress;
    private final Words words;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DelayedCheckOffers(
            DelayedChecks checks,
            StandingMarks standings,
            ContentLibrary library,
            PortalNumbers settings,
            SchoolCalendar calendar,
            StaffDirectory staff,
            Outbox outbox,
            PublicAddress publicAddress,
            Words words,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.checks = checks;
        this.standings = standings;
        this.library = library;
        this.settings = settings;
        this.calendar = calendar;
        this.staff = staff;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
        this.words = words;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Due(long completionId, long staffMemberId, long schoolId, String moduleId) {}

    @Scheduled(initialDelay = 120_000, fixedDelay = HOUR)
    void offerDue() {
        LocalDate today = Days.today(clock);
        Map<Long, Boolean> open = new HashMap<>();
        for (Due due : due()) {
            if (!open.computeIfAbsent(due.schoolId, school -> calendar.isOpen(school, today))) {
                // In the holidays nobody answers, and the days would run out.
                continue;
            }
            try {
                transaction.executeWithoutResult(status ->
                        offer(due.completionId, 1, due.staffMemberId, due.moduleId, null));
            } catch (DataAccessException e) {
                log.info("A delayed check is offered at the next round", e);
            }
        }
    }

    private List<Due> due() {
        List<String> modules = checks.modules();
        if (modules.isEmpty()) {
            return List.of();
        }
        LocalDate today = Days.today(clock);
        LocalDate done = today.minusWeeks(settings.number(Setting.DELAYED_CHECK_WEEKS));
        return jdbc.sql(
                        """
                        SELECT c.id, c.staff_member_id, s.school_id, c.module_id FROM completions c
                        JOIN staff_members s ON s.id = c.staff_member_id
                            AND s.started_on <= :today AND (s.left_on IS NULL OR s.left_on >= :today)
                        WHERE c.module_id IN (:modules)
                            AND c.effective_on <= :done
                            AND (c.recorded_at >= :since OR EXISTS (SELECT 1 FROM absences b
                                WHERE b.staff_member_id = s.id AND b.to_date < :today
                                    AND b.to_date >= :away))
                            AND NOT EXISTS (SELECT 1 FROM delayed_checks d
                                WHERE d.completion_id = c.id)
                            AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                                WHERE w.completion_id = c.id)
                            AND NOT EXISTS (
                        """
                                + NewestCompletions.NEWER
                                + """
                                    )
                                    AND NOT EXISTS (SELECT 1 FROM absences a
                                        WHERE a.staff_member_id = s.id AND a.from_date <= :today
                                            AND (a.to_date IS NULL OR a.to_date >= :today))
                                ORDER BY c.effective_on LIMIT :most
                                """)
                .param("today", today)
                .param("modules", modules)
                .param("done", done)
                .param("since", done.minusDays(LATEST_DAYS).atStartOfDay())
                .param("away", today.minusDays(LATEST_DAYS))
                .param("most", MOST_AT_ONCE)
                .query((row, number) ->
                        new Due(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .list();
    }

    /// Offers a round, and tells the person; does nothing where that round was offered before.
    ///
    /// @param briefedBy the account that says there was a briefing, absent for the first round
    void offer(
            long completionId,
            int round,
            long staffMemberId,
            String moduleId,
            @Nullable Long briefedBy) {
        StaffMemberDetails person = staff.details(staffMemberId);
        LocalDate today = Days.today(clock);
        LocalDate closes =
                calendar.after(
                        person.schoolId(),
                        today,
                        settings.number(Setting.DELAYED_CHECK_SCHOOL_DAYS));
        int added =
                jdbc.sql(
                                """
                                INSERT IGNORE INTO delayed_checks (id, completion_id, round,
                                    staff_member_id, module_id, offered_on, closes_on, briefed_by)
                                VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?)
                                """)
                        .param(completionId)
                        .param(round)
                        .param(staffMemberId)
                        .param(moduleId)
                        .param(today)
                        .param(closes)
                        .param(briefedBy)
                        .update();
        if (added > 0) {
            standings.mark(staffMemberId);
            tell(person, moduleId, completionId, round, closes);
        }
    }

    private void tell(
            StaffMemberDetails person,
            String moduleId,
            long completionId,
            int round,
            LocalDate closes) {
        String email = person.email();
        if (email == null) {
            return;
        }
        String title =
                library.catalogue().module(moduleId).map(TrainingModule::title).orElse(moduleId);
        outbox.put(
                new NewMessage(
                        "check|" + completionId + "|" + round,
                        email,
                        words.get("mail.check.subject", title),
                        words.get(
                                "mail.check.body",
                                person.name(),
                                title,
                                checks.questions(),
                                Days.inWords(closes),
                                publicAddress.of("/" + TrainingRoutes.check(moduleId))),
                        person.schoolId(),
                        person.id()));
    }
}

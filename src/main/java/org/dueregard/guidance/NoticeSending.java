package org.dueregard.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.common.Words;
import org.dueregard.content.GuidanceEntry;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.dueregard.security.PublicAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Notices for whoever sends them: to role groups of a school, with who has read them, and written
/// again to those who have not.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class NoticeSending {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_WORDS = 5_000;

    private final NoticeQueries queries;
    private final GuidanceEditions editions;
    private final OrganisationService organisations;
    private final Outbox outbox;
    private final PublicAddress publicAddress;
    private final Words words;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeSending(
            NoticeQueries queries,
            GuidanceEditions editions,
            OrganisationService organisations,
            Outbox outbox,
            PublicAddress publicAddress,
            Words words,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.queries = queries;
        this.editions = editions;
        this.organisations = organisations;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
        this.words = words;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The schools for which the caller may send notices.
    @Requires(Action.NOTICES_SEND)
    @Transactional(readOnly = true)
    public List<SchoolName> schools() {
        return organisations.schoolsFor(Action.NOTICES_SEND);
    }

    /// Sends a notice, and returns its number.
    ///
    /// @throws InvalidInputException when something is missing
    @Requires(Action.NOTICES_SEND)
    @Transactional
    public long send(NewNotice notice) {
        access.require(Action.NOTICES_SEND, notice.schoolId());
        Checks checks = new Checks();
        String title = checks.required("title", notice.title(), LONGEST_TITLE);
        String text = lines(notice.words());
        checks.require(!text.isEmpty(), "words", "invalid.required");
        checks.require(text.length() <= LONGEST_WORDS, "words", "invalid.too-long", LONGEST_WORDS);
        checks.require(!notice.audience().isEmpty(), "", "notices.invalid.nobody");
        GuidanceEntry entry = editions.all().get(notice.entryId());
        checks.require(
                entry != null || notice.entryId().isEmpty(), "entry", "notices.invalid.entry");
        checks.done();
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO guidance_notices (id, school_id, title, words, entry_id,"
                                + " edition, audience, sent_by, sent_at, sent_on) VALUES (:id,"
                                + " :school, :title, :words, :entry, :edition, :audience, :by,"
                                + " :at, :on)")
                .param("id", id)
                .param("school", notice.schoolId())
                .param("title", title)
                .param("words", text)
                .param("entry", entry == null ? null : entry.id())
                .param("edition", entry == null ? null : entry.edition())
                .param("audience", NoticeQueries.stored(notice.audience()))
                .param("by", currentCaller.get().accountId())
                .param("at", Days.stored(clock.instant()))
                .param("on", Days.today(clock))
                .update();
        record(AuditAction.NOTICE_SENT, notice.schoolId(), id, Map.of());
        return id;
    }

    /// Each line tidied up, blank lines at both ends taken off.
    static String lines(String text) {
        return Arrays.stream(text.split("\\R", -1))
                .map(Checks::tidy)
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// What was sent, newest first.
    @Requires(Action.NOTICES_SEND)
    @Transactional(readOnly = true)
    public PageOf<NoticeReceipts.Line> listSent(int page) {
        return queries.sent(access.schools(Action.NOTICES_SEND), page);
    }

    /// Who has read a notice, and who has not.
    @Requires(Action.NOTICES_SEND)
    @Transactional(readOnly = true)
    public NoticeReceipts receipts(long id, int page) {
        schoolOf(id);
        NoticeQueries.Count count = queries.count(id);
        return jdbc.sql("SELECT chased_on, ended_at FROM guidance_notices WHERE id = ?")
                .param(id)
                .query((row, number) ->
                        new NoticeReceipts(
                                count.read(),
                                count.total(),
                                queries.missing(id, page),
                                row.getObject("chased_on", LocalDate.class),
                                row.getObject("ended_at") != null))
                .single();
    }

    private long schoolOf(long id) {
        long school =
                queries.find(id, null)
                        .map(NoticeQueries.Found::schoolId)
                        .orElseThrow(() -> new EntryMissingException("notice " + id));
        access.require(Action.NOTICES_SEND, school);
        return school;
    }

    /// Writes to those who have not read it, once a day at most.
    @Requires(Action.NOTICES_SEND)
    @Transactional
    public NoticeReceipts.Chased sendAgain(long id) {
        long school = schoolOf(id);
        LocalDate today = Days.today(clock);
        int mine =
                jdbc.sql(
                                "UPDATE guidance_notices SET chased_on = :today WHERE id = :id"
                                        + " AND ended_at IS NULL"
                                        + " AND (chased_on IS NULL OR chased_on < :today)")
                        .param("today", today)
                        .param("id", id)
                        .update();
        if (mine == 0) {
            return new NoticeReceipts.Chased(0, 0, true);
        }
        StaffNotice notice = queries.find(id, null).map(NoticeQueries.Found::notice).orElseThrow();
        int mails = 0;
        int inPerson = 0;
        for (NoticeQueries.Recipient recipient : queries.toWrite(id)) {
            if (recipient.email() == null) {
                inPerson++;
            } else {
                outbox.put(message(notice, recipient, recipient.email(), school, today));
                mails++;
            }
        }
        record(AuditAction.NOTICE_SENT_AGAIN, school, id, Map.of("mails", mails));
        return new NoticeReceipts.Chased(mails, inPerson, false);
    }

    private NewMessage message(
            StaffNotice notice,
            NoticeQueries.Recipient recipient,
            String email,
            long school,
            LocalDate today) {
        return new NewMessage(
                "notice|" + notice.id() + "|" + recipient.staffMemberId() + "|" + today,
                email,
                words.get("mail.notice.subject", notice.title()),
                words.get(
                        "mail.notice.body",
                        recipient.givenName(),
                        notice.title(),
                        publicAddress.of("/" + GuidanceRoutes.notice(notice.id())),
                        notice.schoolName()),
                school,
                recipient.staffMemberId());
    }

    /// Takes a notice back: nobody is asked to read it any more. Who read it stays known.
    @Requires(Action.NOTICES_SEND)
    @Transactional
    public void end(long id) {
        long school = schoolOf(id);
        jdbc.sql("UPDATE guidance_notices SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
                .param(Days.stored(clock.instant()))
                .param(id)
                .update();
        record(AuditAction.NOTICE_ENDED, school, id, Map.of());
    }

    private void record(AuditAction action, long school, long id, Map<String, ?> details) {
        audit.record(AuditEvent.of(action, school, "notice", id, details));
    }
}

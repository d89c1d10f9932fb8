package org.dueregard.guidance;

import java.time.Clock;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Notices for whoever has to read them.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class NoticeService {

    private static final String STAFF = "hasRole('" + PortalRole.Name.STAFF + "')";

    private final NoticeQueries queries;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeService(
            NoticeQueries queries,
            CurrentCaller currentCaller,
            Access access,
            JdbcClient jdbc,
            Clock clock) {
        this.queries = queries;
        this.currentCaller = currentCaller;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How many the caller has not read. None at a shared tablet, where they cannot be opened.
    @PreAuthorize(STAFF)
    @Transactional(readOnly = true)
    public long unread() {
        Caller caller = currentCaller.get();
        Long person = caller.staffMemberId();
        return person == null || caller.isAtKiosk() ? 0 : queries.unread(person);
    }

    /// The caller's notices, those not yet read first.
    @PreAuthorize(STAFF)
    @Transactional(readOnly = true)
    public PageOf<StaffNotice.Line> listOwn(int page) {
        Long person = currentCaller.get().staffMemberId();
        return person == null
                ? PageOf.of(List.of(), 0, PageOf.slice(0, 1))
                : queries.own(person, page);
    }

    /// One notice, for those it is for and for those who may send some there.
    ///
    /// @throws EntryMissingException when there is none that the caller may see
    @PreAuthorize(STAFF)
    @Transactional(readOnly = true)
    public StaffNotice find(long id) {
        Long person = currentCaller.get().staffMemberId();
        return queries.find(id, person)
                .filter(found -> found.notice().isFor() || maySendAt(found.schoolId()))
                .map(NoticeQueries.Found::notice)
                .orElseThrow(() -> new EntryMissingException("notice " + id));
    }

    private boolean maySendAt(@Nullable Long schoolId) {
        return access.may(Action.NOTICES_SEND)
                && schoolId != null
                && access.schools(Action.NOTICES_SEND).contains(schoolId);
    }

    /// The caller has read it. Said twice, the first time counts.
    ///
    /// @throws AccessDeniedException when it is not for the caller
    @PreAuthorize(STAFF)
    @Transactional
    public void confirm(long id) {
        long person = currentCaller.staffMemberId();
        if (!queries.isFor(id, person)) {
            throw new AccessDeniedException("Not for the caller");
        }
        jdbc.sql(
                        "INSERT INTO guidance_notice_reads (notice_id, staff_member_id, read_at)"
                                + " VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE notice_id = guidance_notice_reads.notice_id")
                .param(id)
                .param(person)
                .param(Days.stored(clock.instant()))
                .update();
    }
}

package org.dueregard.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.database.TransientDatabaseFault;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Planning and running sessions, for those who may at their schools.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class SessionService {

    private final SessionStore store;
    private final SessionAccess own;
    private final Places places;
    private final SessionMails mails;
    private final JoinCodes codes;
    private final ContentLibrary library;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Clock clock;

    SessionService(
            SessionStore store,
            SessionAccess own,
            Places places,
            SessionMails mails,
            JoinCodes codes,
            ContentLibrary library,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.own = own;
        this.places = places;
        this.mails = mails;
        this.codes = codes;
        this.library = library;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sessions of the caller's schools that are still to come, or on today.
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public List<SessionRow> ahead() {
        return store.withFigures(
                store.ahead(access.schools(Action.SESSIONS_RUN), Days.today(clock)));
    }

    /// Sessions that are over or cancelled, the latest first.
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public PageOf<SessionRow> over(int page) {
        Set<Long> schools = access.schools(Action.SESSIONS_RUN);
        LocalDate today = Days.today(clock);
        long total = store.countOver(schools, today);
        PageOf.Slice slice = PageOf.slice(total, page);
        return PageOf.of(
                store.withFigures(store.over(schools, today, slice.from(), PageOf.SIZE)),
                total,
                slice);
    }

    /// One session with its figures.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public SessionRow details(long id) {
        SessionDetails session = own.find(id);
        return new SessionRow(session, store.figures(id));
    }

    /// What can be taught together: titles of modules that have a quiz, by id.
    @Requires(Action.SESSIONS_RUN)
    public Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        library.catalogue().published().stream()
                .filter(module -> module.quiz() != null && !module.isDocument())
                .forEach(module -> modules.put(module.id(), module.title()));
        return modules;
    }

    /// Plans a session, and invites.
    ///
    /// @return its number
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public long plan(long schoolId, SessionEntry entry) {
        access.require(Action.SESSIONS_RUN, schoolId);
        SessionEntry.Valid valid = entry.check(modules().keySet(), Days.today(clock));
        long id = store.insert(schoolId, valid, currentCaller.get().accountId());
        SessionDetails session = store.lock(id);
        mails.invited(session);
        written(session, "planned");
        return id;
    }

    /// Changes a session. A change of the day, the times or the place is told to those with a place;
    /// further groups are invited; more places are given to those who wait.
    ///
    /// @param version as it was when the caller looked
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void change(long id, int version, SessionEntry entry) {
        SessionDetails before = own.lock(id);
        LocalDate today = Days.today(clock);
        if (!before.state().isAhead()) {
            throw new InvalidInputException("", "invalid.session-over");
        }
        if (before.version() != version) {
            throw new InvalidInputException("", "invalid.session-changed");
        }
        LocalDate earliest = before.heldOn().isBefore(today) ? before.heldOn() : today;
        SessionEntry.Valid valid = entry.check(modules().keySet(), earliest);
        if (store.isBegun(id)
                && !(valid.heldOn().equals(before.heldOn())
                        && valid.moduleId().equals(before.moduleId()))) {
            throw new InvalidInputException("date", "invalid.session-begun");
        }
        int taken = places.taken(id);
        if (valid.places() < Math.min(taken, before.places())) {
            throw new InvalidInputException("places", "invalid.places-taken", taken);
        }
        if (before.state() == SessionState.OPEN && !valid.heldOn().equals(before.heldOn())) {
            store.move(id, SessionState.PLANNED, null);
        }
        store.update(id, valid);
        SessionDetails now = store.lock(id);
        if (isMoved(before, now)) {
            mails.changed(now);
        }
        if (!before.groups().containsAll(now.groups()) && now.isAhead(today)) {
            mails.invited(now);
        }
        places.promote(now);
        written(now, "changed");
    }

    private static boolean isMoved(SessionDetails before, SessionDetails now) {
        return !(before.heldOn().equals(now.heldOn())
                && before.begins().equals(now.begins())
                && before.ends().equals(now.ends())
                && before.place().equals(now.place()));
    }

    /// Cancels a session and tells those with a place or waiting for one. Doing so again does nothing.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    /// @throws InvalidInputException when somebody was there already
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void cancel(long id) {
        SessionDetails session = own.lock(id);
        if (session.state() == SessionState.CANCELLED) {
            return;
        }
        if (!session.state().isAhead() || store.isBegun(id)) {
            throw new InvalidInputException("", "invalid.session-held");
        }
        store.move(id, SessionState.CANCELLED, null);
        mails.cancelled(session);
        written(session, "cancelled");
    }

    /// Opens a session on its day, so that people join with a code. An open one keeps its code.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    /// @throws InvalidInputException on another day
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public String open(long id) {
        SessionDetails session = own.lock(id);
        String code = session.joinCode();
        if (session.state() == SessionState.OPEN && code != null) {
            return code;
        }
        if (session.state() == SessionState.CANCELLED
                || !session.heldOn().equals(Days.today(clock))) {
            throw new InvalidInputException("", "invalid.session-day");
        }
        // Should another session have this very code, the whole is done again.
        String fresh = codes.next();
        store.move(id, SessionState.OPEN, fresh);
        written(session, "opened");
        return fresh;
    }

    /// Closes a session: its code opens nothing any more. It can be opened again on the same day.
    ///
    /// @throws SessionMissingException when there is none, or none of the caller's schools
    @Requires(Action.SESSIONS_RUN)
    @Transactional
    public void close(long id) {
        SessionDetails session = own.lock(id);
        if (session.state() == SessionState.OPEN) {
            store.move(id, SessionState.CLOSED, null);
            written(session, "closed");
        }
    }

    /// The title of what is taught, as it is now.
    @Requires(Action.SESSIONS_RUN)
    public String moduleTitle(String moduleId) {
        return library.catalogue().module(moduleId).map(TrainingModule::title).orElse(moduleId);
    }

    private void written(SessionDetails session, String what) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SESSION_CHANGED,
                        session.school().id(),
                        "session",
                        session.id(),
                        Map.of(
                                "what", what,
                                "title", session.title(),
                                "on", session.heldOn().toString())));
    }
}

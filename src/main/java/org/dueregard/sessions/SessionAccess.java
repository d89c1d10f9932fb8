package org.dueregard.sessions;

import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.springframework.stereotype.Component;

/// The sessions that the caller may run. One of another school is as missing as one that never was.
@Component
class SessionAccess {

    private final SessionStore store;
    private final Access access;

    SessionAccess(SessionStore store, Access access) {
        this.store = store;
        this.access = access;
    }

    /// @throws SessionMissingException when there is none, or none of the caller's schools
    SessionDetails find(long id) {
        return own(store.find(id).orElseThrow(() -> new SessionMissingException(id)));
    }

    /// The same, held until the end of the transaction; see [SessionStore#lock].
    SessionDetails lock(long id) {
        return own(store.lock(id));
    }

    private SessionDetails own(SessionDetails session) {
        if (!access.schools(Action.SESSIONS_RUN).contains(session.school().id())) {
            throw new SessionMissingException(session.id());
        }
        return session;
    }
}

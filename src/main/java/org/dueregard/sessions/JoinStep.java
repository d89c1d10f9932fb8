package org.dueregard.sessions;

import java.time.Instant;

/// What came of a join code.
public sealed interface JoinStep {

    /// It is the code of a session that the caller can join.
    ///
    /// @param name of the caller, so that nobody joins as somebody else
    /// @param attended whether the caller has joined already
    record Door(SessionDetails session, String name, boolean attended) implements JoinStep {}

    /// It is none.
    record WrongCode() implements JoinStep {}

    /// Too many wrong ones.
    ///
    /// @param until when the next one is looked at
    record Wait(Instant until) implements JoinStep {}
}

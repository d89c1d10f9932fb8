package org.dueregard.training;

import java.util.Optional;

/// Tells whether somebody is at a group session just now. The room of sessions, above this one,
/// implements it.
public interface SessionPresence {

    /// A session that somebody attends.
    record Present(long sessionId, boolean faceToFace) {}

    /// The session on that module which the person attends today, if there is one.
    Optional<Present> of(long staffMemberId, String moduleId);
}

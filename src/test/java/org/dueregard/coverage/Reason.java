package org.dueregard.coverage;

/// Reasons for the tests, as many as the real ones.
enum Reason {
    ABSENT,
    IN_GRACE,
    NOT_YET_DUE,
    FACE_TO_FACE,
    EXPIRED,
    STARTED,
    NEVER
}

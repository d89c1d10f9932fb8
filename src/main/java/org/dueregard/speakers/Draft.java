package org.dueregard.speakers;

import java.time.Instant;

/// A request being written.
public record Draft(long id, long schoolId, RequestForm form, Instant changedAt) {}

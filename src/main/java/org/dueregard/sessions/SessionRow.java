package org.dueregard.sessions;

/// A session with its figures, for those who run it.
public record SessionRow(SessionDetails session, SessionFigures figures) {}

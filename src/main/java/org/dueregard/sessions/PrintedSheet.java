package org.dueregard.sessions;

import org.dueregard.training.PaperAttempts;

/// A sheet with the name of whom it is for.
public record PrintedSheet(String name, PaperAttempts.Sheet sheet) {}

package org.dueregard.training;

/// What a version changed.
public record ChangeNote(String version, String note) {}

package org.dueregard.training;

/// What a briefing changed: how many were asked again after it, how many answered, and how many of
/// these passed.
public record Briefed(String moduleId, String title, long asked, long answered, long passed) {}

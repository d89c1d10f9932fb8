package org.dueregard.standing;

import java.time.LocalDate;

/// From a day on a school, or every school, asks for a newer version of a module.
///
/// @param schoolId 0 for every school
/// @param versionKey the version in a form that sorts
public record Reopening(long schoolId, String moduleId, String versionKey, LocalDate beganOn) {}

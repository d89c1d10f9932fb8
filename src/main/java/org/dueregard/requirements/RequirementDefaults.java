package org.dueregard.requirements;

/// What holds until a school says otherwise.
public final class RequirementDefaults {

    /// Days a new starter has before counting as not covered.
    public static final int GRACE_DAYS = 10;

    /// Days everybody has after a new requirement began.
    public static final int DUE_DAYS = 30;

    private RequirementDefaults() {}
}

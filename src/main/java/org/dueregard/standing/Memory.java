package org.dueregard.standing;

/// What a later check of somebody's newest completion showed.
public enum Memory {
    /// Not asked yet, or still time to answer.
    NOT_ASKED(0),
    /// Passed: the person still knows.
    KNOWN(1),
    /// Failed or left unanswered, and not passed since.
    FORGOTTEN(2);

    private static final Memory[] BY_CODE = values();

    private final int code;

    Memory(int code) {
        this.code = code;
    }

    /// The number that stands for it in the database.
    int code() {
        return code;
    }

    static Memory ofCode(int code) {
        return BY_CODE[code];
    }
}

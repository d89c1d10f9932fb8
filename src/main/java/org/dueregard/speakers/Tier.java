package org.dueregard.speakers;

import java.util.Locale;

/// How much care a request needs. Proposed from the answers, raised or lowered by a named person only.
public enum Tier {
    GREEN(10),
    AMBER(15),
    RED(15);

    private final int noticeDays;

    Tier(int noticeDays) {
        this.noticeDays = noticeDays;
    }

    /// School days' notice that is wanted; shorter is marked, never refused for it.
    public int noticeDays() {
        return noticeDays;
    }

    /// Whether three different people ask, check and decide.
    public boolean needsThreePeople() {
        return this != GREEN;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

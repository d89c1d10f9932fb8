package org.dueregard.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Stages of schooling in England: early years to 5, key stage 1 to 7, 2 to 11, 3 to 14, 4 to 16, 5
/// to 18. Wales counts by progression steps; its schools find their way by the ages.
public enum KeyStage {
    EARLY_YEARS("early-years"),
    KS1("ks1"),
    KS2("ks2"),
    KS3("ks3"),
    KS4("ks4"),
    KS5("ks5");

    private final String id;

    KeyStage(String id) {
        this.id = id;
    }

    /// As front matter and addresses name it.
    public String id() {
        return id;
    }

    public static Optional<KeyStage> of(String id) {
        String tidy = id.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Arrays.stream(values()).filter(stage -> stage.id.equals(tidy)).findFirst();
    }
}

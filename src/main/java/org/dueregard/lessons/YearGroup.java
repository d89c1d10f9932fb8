package org.dueregard.lessons;

import java.util.Arrays;
import java.util.Optional;
import org.dueregard.content.KeyStage;

/// Years of schooling, youngest first.
public enum YearGroup {
    NURSERY("N", KeyStage.EARLY_YEARS),
    RECEPTION("R", KeyStage.EARLY_YEARS),
    YEAR_1("1", KeyStage.KS1),
    YEAR_2("2", KeyStage.KS1),
    YEAR_3("3", KeyStage.KS2),
    YEAR_4("4", KeyStage.KS2),
    YEAR_5("5", KeyStage.KS2),
    YEAR_6("6", KeyStage.KS2),
    YEAR_7("7", KeyStage.KS3),
    YEAR_8("8", KeyStage.KS3),
    YEAR_9("9", KeyStage.KS3),
    YEAR_10("10", KeyStage.KS4),
    YEAR_11("11", KeyStage.KS4),
    YEAR_12("12", KeyStage.KS5),
    YEAR_13("13", KeyStage.KS5);

    private final String id;
    private final KeyStage keyStage;

    YearGroup(String id, KeyStage keyStage) {
        this.id = id;
        this.keyStage = keyStage;
    }

    public String id() {
        return id;
    }

    public KeyStage keyStage() {
        return keyStage;
    }

    public static Optional<YearGroup> of(String id) {
        return Arrays.stream(values()).filter(year -> year.id.equals(id)).findFirst();
    }
}

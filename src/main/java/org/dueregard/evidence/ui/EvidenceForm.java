package org.dueregard.evidence.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dueregard.evidence.NewEvidence;
import org.dueregard.evidence.OwnEvidence;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What was entered, as it was entered.
record EvidenceForm(
        @Nullable String module,
        @Nullable String provider,
        @Nullable String course,
        @BindParam("trained-on") @Nullable String trainedOn,
        @Nullable String mode) {

    static final EvidenceForm EMPTY = new EvidenceForm(null, null, null, null, null);

    private static final String ROOM = "room";
    private static final String ONLINE = "online";

    /// What the browser's date field sends, and what people write where there is none.
    private static final List<DateTimeFormatter> DATES =
            List.of(form("uuuu-M-d"), form("d/M/uuuu"), form("d MMMM uuuu"), form("d MMM uuuu"));

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// To be lodged once more.
    static EvidenceForm of(OwnEvidence before) {
        return new EvidenceForm(
                before.moduleId(),
                before.provider(),
                before.course(),
                before.trainedOn().toString(),
                before.faceToFace() ? ROOM : ONLINE);
    }

    NewEvidence entry() {
        return new NewEvidence(module, provider, course, day(), faceToFace());
    }

    private @Nullable Boolean faceToFace() {
        if (ROOM.equals(mode)) {
            return true;
        }
        return ONLINE.equals(mode) ? false : null;
    }

    private @Nullable LocalDate day() {
        String text = trainedOn == null ? "" : trainedOn.strip();
        return DATES.stream().flatMap(format -> day(text, format)).findFirst().orElse(null);
    }

    private static Stream<LocalDate> day(String text, DateTimeFormatter format) {
        try {
            return Stream.of(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}

package org.dueregard.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {

    @ParameterizedTest
    @CsvSource({
        // A Monday, its edges, a Saturday, a Sunday, Christmas Day, Good Friday, the Monday after.
        "2026-09-14T08:59, false",
        "2026-09-14T09:00, true",
        "2026-09-14T16:59, true",
        "2026-09-14T17:00, false",
        "2026-09-14T19:00, false",
        "2026-09-19T12:00, false",
        "2026-09-20T12:00, false",
        "2026-12-25T12:00, false",
        "2027-03-26T12:00, false",
        "2027-03-29T12:00, false",
        "2027-03-30T12:00, true"
    })
    void the_usual_hours_are_those_of_an_office(LocalDateTime moment, boolean open) {
        assertThat(Hours.USUAL.isOpenAt(moment)).isEqualTo(open);
    }

    @Test
    void a_night_begins_on_its_day_and_ends_on_the_next() {
        Hours night = new Hours(LocalTime.of(17, 0), LocalTime.of(9, 0), false);
        assertThat(night.isOpenAt(LocalDateTime.parse("2026-09-18T23:00"))).isTrue();
        assertThat(night.isOpenAt(LocalDateTime.parse("2026-09-19T08:59"))).isTrue();
        assertThat(night.isOpenAt(LocalDateTime.parse("2026-09-19T09:00"))).isFalse();
        assertThat(night.isOpenAt(LocalDateTime.parse("2026-09-19T18:00"))).isFalse();
        assertThat(night.isOpenAt(LocalDateTime.parse("2026-09-21T03:00"))).isFalse();
    }

    @Test
    void every_day_is_every_day() {
        Hours always = new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0), true);
        assertThat(always.isOpenAt(LocalDateTime.parse("2026-12-25T12:00"))).isTrue();
        assertThat(always.isOpenAt(LocalDateTime.parse("2026-09-20T12:00"))).isTrue();
    }
}

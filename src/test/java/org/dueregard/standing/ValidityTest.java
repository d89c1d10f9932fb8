package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.dueregard.requirements.Cycle;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final Cycle YEAR = new Cycle.Every(Period.ofYears(1));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static LocalDate until(Cycle cycle, String... days) {
        return Validity.of(List.of(days).stream().map(ValidityTest::day).toList(), cycle)
                .orElseThrow()
                .until();
    }

    @Test
    void nobody_is_covered_without_a_completion() {
        assertThat(Validity.of(List.of(), YEAR)).isEmpty();
    }

    @Test
    void a_completion_counts_for_its_cycle() {
        assertThat(until(YEAR, "2025-09-01")).isEqualTo(day("2026-09-01"));
    }

    @Test
    void a_renewal_within_sixty_days_before_expiry_runs_on_from_the_old_expiry() {
        assertThat(until(YEAR, "2025-09-01", "2026-07-03")).isEqualTo(day("2027-09-01"));
        assertThat(until(YEAR, "2025-09-01", "2026-08-31")).isEqualTo(day("2027-09-01"));
    }

    @Test
    void an_earlier_renewal_runs_from_its_own_day() {
        assertThat(until(YEAR, "2025-09-01", "2026-07-02")).isEqualTo(day("2027-07-02"));
    }

    @Test
    void a_late_renewal_runs_from_its_own_day() {
        assertThat(until(YEAR, "2025-09-01", "2026-09-01")).isEqualTo(day("2027-09-01"));
        assertThat(until(YEAR, "2025-09-01", "2026-11-20")).isEqualTo(day("2027-11-20"));
    }

    @Test
    void a_second_completion_never_shortens_the_first() {
        assertThat(until(YEAR, "2025-09-01", "2026-08-01", "2026-08-02"))
                .isEqualTo(day("2027-09-01"));
    }

    @Test
    void the_order_of_recording_does_not_matter() {
        assertThat(until(YEAR, "2026-08-31", "2025-09-01"))
                .isEqualTo(until(YEAR, "2025-09-01", "2026-08-31"));
    }

    @Test
    void a_cycle_shorter_than_the_window_cannot_be_piled_up() {
        Cycle fortnight = new Cycle.Every(Period.ofDays(14));
        assertThat(until(fortnight, "2026-09-01", "2026-09-01", "2026-09-02", "2026-09-03"))
                .isEqualTo(day("2026-09-17"));
    }

    @Test
    void a_leap_day_ends_on_the_last_of_february() {
        assertThat(until(YEAR, "2024-02-29")).isEqualTo(day("2025-02-28"));
    }
}

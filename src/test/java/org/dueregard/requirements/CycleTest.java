package org.dueregard.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {

    private static final Cycle YEAR = new Cycle.Every(Period.ofYears(1));
    private static final Cycle TWO_YEARS = new Cycle.Every(Period.ofYears(2));
    private static final Cycle BY_SEPTEMBER = new Cycle.ByDay(MonthDay.of(9, 30));
    private static final Cycle EDITION = new Cycle.EachEdition();

    @ParameterizedTest
    @ValueSource(strings = {"P1Y", "P18M", "BY--09-30", "BY--01-05", "EDITION"})
    void what_is_stored_reads_back_as_it_was(String text) {
        assertThat(Cycle.parse(text).text()).isEqualTo(text);
    }

    @Test
    void two_at_once_say_both() {
        assertThat(new Cycle.Both(YEAR, BY_SEPTEMBER).text()).isEqualTo("P1Y+BY--09-30");
    }

    @Test
    void what_is_no_cycle_is_refused() {
        assertThatThrownBy(() -> Cycle.parse("BY--13-40"))
                .isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> Cycle.parse("yearly")).isInstanceOf(DateTimeParseException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-10, 2026-10-01",
        "2026-08-01, 2026-10-01",
        "2026-08-02, 2027-10-01",
        "2026-09-30, 2027-10-01"
    })
    void by_a_day_a_renewal_counts_as_a_first_completion_does(
            LocalDate completed, LocalDate until) {
        assertThat(BY_SEPTEMBER.until(completed)).isEqualTo(until);
        assertThat(BY_SEPTEMBER.renewed(LocalDate.of(2026, 10, 1), completed)).isEqualTo(until);
    }

    @Test
    void an_edition_ends_by_the_next_one_alone() {
        LocalDate done = LocalDate.of(2025, 9, 1);
        assertThat(EDITION.until(done)).isEqualTo(done.plusYears(50));
        assertThat(EDITION.renewed(done.plusDays(1), done)).isEqualTo(done.plusYears(50));
    }

    @Test
    void of_two_at_once_the_one_that_ends_first_counts() {
        Cycle both = new Cycle.Both(YEAR, BY_SEPTEMBER);
        Cycle turned = new Cycle.Both(BY_SEPTEMBER, YEAR);
        LocalDate november = LocalDate.of(2025, 11, 3);
        LocalDate september = LocalDate.of(2025, 9, 3);
        for (Cycle cycle : new Cycle[] {both, turned}) {
            assertThat(cycle.until(november)).isEqualTo(LocalDate.of(2026, 10, 1));
            assertThat(cycle.until(september)).isEqualTo(LocalDate.of(2026, 9, 3));
            assertThat(cycle.renewed(LocalDate.of(2025, 11, 20), november))
                    .isEqualTo(LocalDate.of(2026, 10, 1));
            assertThat(cycle.renewed(LocalDate.of(2025, 9, 3), september))
                    .isEqualTo(LocalDate.of(2026, 9, 3));
        }
    }

    @Test
    void the_stricter_of_two_stands_alone_and_only_where_neither_is_do_both() {
        assertThat(YEAR.and(TWO_YEARS)).isEqualTo(YEAR);
        assertThat(TWO_YEARS.and(YEAR)).isEqualTo(YEAR);
        assertThat(EDITION.and(YEAR)).isEqualTo(YEAR);
        assertThat(YEAR.and(BY_SEPTEMBER)).isInstanceOf(Cycle.Both.class);
        assertThat(YEAR.and(new Cycle.Every(Period.ofMonths(12)))).isEqualTo(YEAR);
    }

    @Test
    void of_terms_each_is_the_one_that_asks_more() {
        RuleTerms any = new RuleTerms(YEAR, RequirementMode.ANY, 10, 20);
        RuleTerms there = new RuleTerms(TWO_YEARS, RequirementMode.FACE_TO_FACE, 5, 30);
        RuleTerms strict = new RuleTerms(YEAR, RequirementMode.FACE_TO_FACE, 5, 20);
        assertThat(any.stricter(there)).isEqualTo(strict);
        assertThat(there.stricter(any)).isEqualTo(strict);
        assertThat(any.stricter(any)).isEqualTo(any);
    }
}

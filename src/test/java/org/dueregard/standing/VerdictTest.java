package org.dueregard.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who owes the same thing for two reasons is told the worse of them.
class VerdictTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private static Verdict verdict(
            Standing standing, @Nullable LocalDate until, @Nullable LocalDate due) {
        return new Verdict(standing, null, until, due, Memory.NOT_ASKED, false);
    }

    private static Verdict reopened(Verdict verdict) {
        return new Verdict(
                verdict.standing(),
                verdict.completedOn(),
                verdict.coveredUntil(),
                verdict.dueOn(),
                verdict.memory(),
                true);
    }

    @Test
    void the_worse_standing_counts_whichever_comes_first() {
        Verdict covered = verdict(Standing.COVERED, JUNE, null);
        Verdict never = verdict(Standing.NEVER, null, MAY);
        for (Verdict worst :
                List.of(Verdict.worst(covered, never), Verdict.worst(never, covered))) {
            assertThat(worst.standing()).isEqualTo(Standing.NEVER);
            assertThat(worst.dueOn()).isEqualTo(MAY);
            assertThat(worst.coveredUntil()).isEqualTo(JUNE);
        }
    }

    @Test
    void of_two_alike_the_earlier_day_counts_and_none_is_later_than_any() {
        Verdict soon = verdict(Standing.COVERED, JULY, MAY);
        Verdict later = verdict(Standing.COVERED, JUNE, JUNE);
        Verdict open = verdict(Standing.COVERED, null, null);
        assertThat(Verdict.worst(soon, later)).isEqualTo(verdict(Standing.COVERED, JUNE, MAY));
        assertThat(Verdict.worst(later, soon)).isEqualTo(verdict(Standing.COVERED, JUNE, MAY));
        assertThat(Verdict.worst(open, later)).isEqualTo(later);
        assertThat(Verdict.worst(later, open)).isEqualTo(later);
        assertThat(Verdict.worst(open, open)).isEqualTo(open);
    }

    @Test
    void of_two_equal_the_first_one_speaks() {
        Verdict first = new Verdict(Standing.COVERED, MAY, JUNE, JUNE, Memory.NOT_ASKED, false);
        Verdict second = new Verdict(Standing.COVERED, JUNE, JUNE, JUNE, Memory.NOT_ASKED, false);
        assertThat(Verdict.worst(first, second).completedOn()).isEqualTo(MAY);
        assertThat(Verdict.worst(second, first).completedOn()).isEqualTo(JUNE);
    }

    @Test
    void what_one_of_them_opened_again_is_open_again() {
        Verdict plain = verdict(Standing.COVERED, JUNE, null);
        assertThat(Verdict.worst(plain, reopened(plain)).reopened()).isTrue();
        assertThat(Verdict.worst(reopened(plain), plain).reopened()).isTrue();
        assertThat(Verdict.worst(plain, plain).reopened()).isFalse();
    }

    @Test
    void merged_each_day_has_one_verdict_the_worst_of_that_day() {
        Timeline.Line one = new Timeline.Line(1, RoleGroup.TEACHERS, "module");
        Timeline.Line other = new Timeline.Line(1, RoleGroup.VOLUNTEERS, "module");
        Verdict covered = verdict(Standing.COVERED, JULY, null);
        Verdict never = verdict(Standing.NEVER, null, JUNE);
        List<Timeline.Span> merged =
                Timeline.merged(
                        List.of(
                                new Timeline.Span(one, MAY, JULY, covered),
                                new Timeline.Span(other, JUNE, JULY.plusDays(10), never)));
        assertThat(merged)
                .extracting(
                        Timeline.Span::from,
                        Timeline.Span::until,
                        span -> span.verdict().standing())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(MAY, JUNE, Standing.COVERED),
                        org.assertj.core.api.Assertions.tuple(JUNE, JULY, Standing.NEVER),
                        org.assertj.core.api.Assertions.tuple(
                                JULY, JULY.plusDays(10), Standing.NEVER));
        assertThat(Timeline.worstOn(List.of(), MAY)).isNull();
    }

    @Test
    void between_two_times_of_owing_there_is_nothing() {
        Timeline.Line line = new Timeline.Line(1, RoleGroup.TEACHERS, "module");
        Verdict never = verdict(Standing.NEVER, null, JUNE);
        List<Timeline.Span> merged =
                Timeline.merged(
                        List.of(
                                new Timeline.Span(line, MAY, MAY.plusDays(3), never),
                                new Timeline.Span(line, JUNE, JULY, never)));
        assertThat(merged).hasSize(2);
        assertThat(merged.getLast().from()).isEqualTo(JUNE);
    }
}

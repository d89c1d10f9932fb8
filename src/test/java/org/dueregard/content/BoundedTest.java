package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// What is hard is told by the work it takes, and not by how long somebody waited for it.
class BoundedTest {

    @Test
    void a_text_that_waits_for_a_busy_machine_is_read_all_the_same() throws Exception {
        String read =
                Bounded.run(() -> {
                    Thread.sleep(2_500);
                    return "read";
                });
        assertThat(read).isEqualTo("read");
    }

    @Test
    void a_text_that_takes_more_than_two_seconds_of_work_is_given_up() {
        assertThatThrownBy(() ->
                        Bounded.run(() -> {
                            long sum = 0;
                            while (!Thread.currentThread().isInterrupted()) {
                                sum += sum ^ 31;
                            }
                            return sum;
                        }))
                .isInstanceOf(Bounded.TooHardException.class);
    }
}

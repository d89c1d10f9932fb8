package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, for SHA-1; there with eight digits, of which these are the last six.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 81804",
        "1111111111, 50471",
        "1234567890, 5924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long seconds, int code) {
        assertThat(TimeCodes.code(SEED, seconds / TimeCodes.STEP_SECONDS)).isEqualTo(code);
    }

    @Test
    void a_code_of_the_neighbouring_step_is_taken_and_no_older_one() {
        String secret = TimeCodes.newSecret();
        Instant now = Instant.parse("2026-09-14T08:30:10Z");
        long step = now.getEpochSecond() / TimeCodes.STEP_SECONDS;
        for (long offset = -3; offset <= 3; offset++) {
            String code =
                    String.format("%06d", TimeCodes.code(TimeCodes.decoded(secret), step + offset));
            assertThat(TimeCodes.match(secret, code, now, 0).isPresent())
                    .as("offset " + offset)
                    .isEqualTo(Math.abs(offset) <= 1);
        }
    }

    @Test
    void a_code_is_not_taken_again_nor_one_before_it() {
        String secret = TimeCodes.newSecret();
        Instant now = Instant.parse("2026-09-14T08:30:10Z");
        long step = now.getEpochSecond() / TimeCodes.STEP_SECONDS;
        String code = String.format("%06d", TimeCodes.code(TimeCodes.decoded(secret), step));
        assertThat(TimeCodes.match(secret, code, now, step - 1)).hasValue(step);
        assertThat(TimeCodes.match(secret, code, now, step)).isEmpty();
        assertThat(TimeCodes.match(secret, code, now, step + 1)).isEmpty();
    }

    @Test
    void a_secret_is_twenty_random_bytes_in_base_32() {
        String secret = TimeCodes.newSecret();
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(TimeCodes.decoded(secret)).hasSize(20);
        assertThat(TimeCodes.newSecret()).isNotEqualTo(secret);
    }
}

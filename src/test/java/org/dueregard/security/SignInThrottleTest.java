package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    @Test
    void addresses_are_counted_by_their_network() {
        assertThat(SignInThrottle.network("192.0.2.77")).isEqualTo("192.0.2.0");
        assertThat(SignInThrottle.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo("2001:db8:1:2:0:0:0:0");
        assertThat(SignInThrottle.network("not an address")).isEqualTo("unknown");
        assertThat(SignInThrottle.network("")).isEqualTo("unknown");
    }
}

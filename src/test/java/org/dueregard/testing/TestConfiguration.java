package org.dueregard.testing;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class TestConfiguration {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    Fixtures fixtures(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        return new Fixtures(jdbc, encoder, clock);
    }

    @Bean
    Statements statements(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Statements(jdbc, transaction);
    }
}

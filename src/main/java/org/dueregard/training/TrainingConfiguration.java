package org.dueregard.training;

import java.security.SecureRandom;
import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

    /// What questions are drawn and options shuffled with.
    @Bean
    Random random() {
        return new SecureRandom();
    }
}

package org.dueregard.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Uses the embedded server wherever no `spring.datasource.url` names another one.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedDatabaseProperties.class)
@Conditional(EmbeddedDatabaseConfiguration.NoOutsideDatabase.class)
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(EmbeddedDatabaseProperties properties) {
        return EmbeddedDatabase.start(properties.dataDirectory());
    }

    @Bean
    @ConditionalOnMissingBean
    JdbcConnectionDetails embeddedJdbcConnectionDetails(EmbeddedDatabase database) {
        return new EmbeddedJdbcConnectionDetails(database);
    }

    @Bean
    @ConditionalOnMissingBean
    FlywayConnectionDetails embeddedFlywayConnectionDetails(EmbeddedDatabase database) {
        return new EmbeddedFlywayConnectionDetails(database);
    }

    static final class NoOutsideDatabase implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(
                    context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    private record EmbeddedJdbcConnectionDetails(EmbeddedDatabase database)
            implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return database.application().name();
        }

        @Override
        public String getPassword() {
            return database.application().password();
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    private record EmbeddedFlywayConnectionDetails(EmbeddedDatabase database)
            implements FlywayConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return database.migrator().name();
        }

        @Override
        public @Nullable String getPassword() {
            return database.migrator().password();
        }

        @Override
        public @Nullable String getJdbcUrl() {
            return database.url();
        }
    }
}

package org.dueregard.demonstration;

import java.security.SecureRandom;
import java.util.Base64;
import org.dueregard.common.BeforeOpening;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Fills an empty embedded database with example data and sets the password of its accounts; where
/// example data is not wanted any more, its accounts are switched off.
@Component
@EnableConfigurationProperties(DemonstrationProperties.class)
class DemonstrationRunner extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationRunner.class);
    private static final int PASSWORD_BYTES = 12;
    private static final int PHASE = 10;

    private final DemonstrationProperties properties;
    private final Demonstration demonstration;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final boolean outsideDatabase;

    DemonstrationRunner(
            DemonstrationProperties properties,
            Demonstration demonstration,
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Environment environment) {
        super(PHASE);
        this.properties = properties;
        this.demonstration = demonstration;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.outsideDatabase =
                StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /// Before the portal opens, so that nobody meets it half made.
    @Override
    protected void prepare() {
        Boolean asked = properties.enabled();
        boolean wanted = asked == null ? !outsideDatabase : asked;
        if (wanted && demonstration.isEmptyDatabase()) {
            demonstration.load();
        }
        jdbc.sql("UPDATE accounts SET enabled = ? WHERE demonstration").param(wanted).update();
        if (wanted) {
            setPassword(properties.password());
        }
    }

    private void setPassword(@Nullable String chosen) {
        if (StringUtils.hasText(chosen)) {
            store(String.valueOf(chosen));
            return;
        }
        boolean some =
                jdbc.sql(
                                        "SELECT COUNT(*) FROM accounts"
                                                + " WHERE demonstration AND password_hash IS NOT NULL")
                                .query(Long.class)
                                .single()
                        > 0;
        if (!some) {
            String random = randomPassword();
            store(random);
            log.info(
                    "Sign in as teacher@, dsl@, head@, reception@, author@, governor@ or"
                            + " admin@oakfield.example, or lead@trust.example, with the password {}"
                            + " (shown this once)",
                    random);
        }
    }

    private void store(String password) {
        jdbc.sql("UPDATE accounts SET password_hash = ? WHERE demonstration")
                .param(encoder.encode(password))
                .update();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

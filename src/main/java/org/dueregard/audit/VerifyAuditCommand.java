package org.dueregard.audit;

import org.dueregard.common.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// `java -jar due-regard.jar verify-audit`: checks the audit chains without starting the portal, with
/// the same settings. Leaves with 0 when they are sound, with 2 and the first broken entry of each
/// chain when not.
public final class VerifyAuditCommand {

    /// The first word on the command line.
    public static final String NAME = "verify-audit";

    private static final Logger log = LoggerFactory.getLogger(VerifyAuditCommand.class);
    private static final int BROKEN = 2;

    private VerifyAuditCommand() {}

    /// @return the status to leave with
    public static int run(String[] arguments) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Parts.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.main.banner-mode=off",
                                "spring.main.lazy-initialization=true")
                        .run(arguments)) {
            AuditVerdict verdict = context.getBean(AuditVerifier.class).verify(null);
            Words words = Words.fromFile();
            for (AuditVerdict.Break broken : verdict.breaks()) {
                log.error(
                        "{}",
                        words.get(
                                "audit.broken",
                                Long.toString(broken.stream()),
                                Long.toString(broken.seq()),
                                words.get("audit.fault." + broken.fault())));
            }
            log.info("{}", words.get("audit.looked-at", verdict.entries()));
            return verdict.isSound() ? 0 : BROKEN;
        }
    }

    /// Only what reading the log takes.
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import({AuditVerifier.class, AuditAnchors.class})
    @org.springframework.context.annotation.ComponentScan({
        "org.dueregard.keys",
        "org.dueregard.database"
    })
    static class Parts {}
}

package org.dueregard.audit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the log.
///
/// @param clockTolerance how far an entry's time may be from the database's own
/// @param anchorRecipients who gets the heads of the chains by mail each day; two people, best
///     outside the portal's own administration
@ConfigurationProperties("dueregard.audit")
record AuditProperties(
        @DefaultValue("10m") Duration clockTolerance,
        @DefaultValue List<String> anchorRecipients) {}

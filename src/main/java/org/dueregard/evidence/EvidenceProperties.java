package org.dueregard.evidence;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the files lie, whichever database is used.
///
/// @param dataDirectory made when it is not there
@ConfigurationProperties("dueregard")
record EvidenceProperties(@DefaultValue("./data") Path dataDirectory) {

    Path files() {
        return dataDirectory.resolve("evidence");
    }
}

package org.dueregard.speakers;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the files lie, whichever database is used.
@ConfigurationProperties("dueregard")
record AttachmentProperties(@DefaultValue("./data") Path dataDirectory) {

    Path files() {
        return dataDirectory.resolve("speakers");
    }
}

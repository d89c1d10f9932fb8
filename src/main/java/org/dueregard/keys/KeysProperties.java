package org.dueregard.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where keys and the anchors of the audit chain are kept.
///
/// @param keysDirectory a folder that is not backed up together with the database; beside the data
///     when there is none, which is good enough for a demonstration only
/// @param dataDirectory where everything else is kept
@ConfigurationProperties("dueregard")
record KeysProperties(@Nullable Path keysDirectory, @Nullable Path dataDirectory) {

    Path directory() {
        if (keysDirectory != null) {
            return keysDirectory;
        }
        return (dataDirectory == null ? Path.of("data") : dataDirectory).resolve("keys");
    }
}

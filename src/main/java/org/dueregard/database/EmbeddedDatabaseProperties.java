package org.dueregard.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the embedded database lies.
///
/// @param dataDirectory made when it is not there
@ConfigurationProperties("dueregard")
record EmbeddedDatabaseProperties(@DefaultValue("./data") Path dataDirectory) {}

package org.dueregard.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dueregard.common.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Holds the catalogue of the moment. What is in it was rendered once; readers share it.
@Component
@EnableConfigurationProperties(ContentProperties.class)
public class ContentLibrary {

    private static final Logger log = LoggerFactory.getLogger(ContentLibrary.class);

    private final ApplicationEventPublisher events;
    private final @Nullable Path location;
    private final CatalogueLoader loader;
    private final Map<String, ContentFile> packaged;
    private volatile Catalogue catalogue;
    private volatile String fingerprint;

    ContentLibrary(ContentProperties properties, Words words, ApplicationEventPublisher events) {
        this.events = events;
        this.location = properties.location();
        this.loader = new CatalogueLoader(new MarkdownEngine(callOutTitles(words)));
        try {
            this.packaged = ContentFolder.packaged();
            this.fingerprint = location == null ? "" : ContentFolder.fingerprint(location);
            this.catalogue = load();
        } catch (IOException e) {
            throw new UncheckedIOException("The content folder could not be read", e);
        }
        if (location != null && !Files.isDirectory(location)) {
            log.warn(
                    "There is no folder {} to read content from; the packaged content is used",
                    location);
        }
        tellProblems();
    }

    static Map<String, String> callOutTitles(Words words) {
        return Map.of(
                "note", words.get("callout.note"),
                "tip", words.get("callout.tip"),
                "important", words.get("callout.important"),
                "warning", words.get("callout.warning"));
    }

    /// What there is to read now.
    public Catalogue catalogue() {
        return catalogue;
    }

    private Catalogue load() throws IOException {
        return loader.load(packaged, location == null ? Map.of() : ContentFolder.outside(location));
    }

    /// Looks whether files of the outside folder changed, and reads what did.
    @Scheduled(fixedDelayString = "${dueregard.content.pause:2s}", initialDelay = 2_000)
    void refresh() {
        if (location == null) {
            return;
        }
        try {
            String now = ContentFolder.fingerprint(location);
            if (!now.equals(fingerprint)) {
                catalogue = load();
                fingerprint = now;
                tellProblems();
                events.publishEvent(new CatalogueChanged(catalogue));
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("The content folder could not be read just now", e);
        }
    }

    private void tellProblems() {
        if (!catalogue.problems().isEmpty()) {
            log.warn(
                    "{} problems in the content; authors see them under /content",
                    catalogue.problems().size());
        }
    }
}

package org.dueregard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An outside content folder with the steps of a local authority of their own, and pages for parents.
/// Tests that implement it share one portal.
public interface PathwayContent {

    /// The local authority that has steps of its own.
    String STEPSHIRE = "Stepshire";

    Path FOLDER = Path.of("target", "test-data", "pathway-" + ProcessHandle.current().pid());

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry properties) {
        write();
        properties.add("dueregard.content.location", FOLDER::toString);
    }

    private static void write() {
        put(
                "pathway/stepshire.md",
                """
                ---
                title: Who to tell in Stepshire
                local-authority: Stepshire
                reviewed: 2026-01-05
                sources:
                  - title: Test
                ---
                ## Ring the Stepshire hub {owner=staff}

                Ask for {{dsl.name}} first: {{dsl.phone}}.

                ## Weigh it {owner=dsl for=adult}

                Ask what the person wants.
                """);
        put(
                "parents/page.md",
                """
                ---
                title: How we keep pupils safe
                reviewed: 2026-01-05
                ---
                At {{school.name}} we look after everybody. Speak to {{dsl.name}}.

                ## What we do not do

                We do not judge anybody by their faith.
                """);
        put(
                "parents/resources.md",
                """
                ---
                title: Where parents find help
                reviewed: 2026-01-05
                resources:
                  - title: Living help
                    status: live
                    url: https://help.example/live
                    note: Works.
                    checked: 2026-01-05
                  - title: Prevent Tragedies
                    status: retired
                    replacement: Living help
                    note: A resource of 2015.
                  - title: Families Matter
                    status: retired
                    replacement: Living help
                    note: A resource of 2015.
                ---
                Begin with the school.
                """);
        put(
                "parents/session-kit/slides.md",
                """
                ---
                title: Slides
                reviewed: 2026-01-05
                ---
                Welcome to {{school.name}}.

                ## First slide

                - One thing
                """);
        put(
                "parents/session-kit/handout.md",
                """
                ---
                title: Handout
                reviewed: 2026-01-05
                ---
                To take home.
                """);
    }

    private static void put(String path, String text) {
        try {
            Path file = FOLDER.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

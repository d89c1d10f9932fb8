package org.dueregard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An outside content folder whose modules have everything a module can have. Asked of trainees alone,
/// so that no other test meets them.
public final class LearningContent {

    public static final Path FOLDER =
            Path.of("target", "test-data", "content-" + ProcessHandle.current().pid());

    public static final String EVERY_TYPE = "every-type";
    public static final String TIMED = "timed";
    public static final String DOCUMENT = "a-document";

    private static final String QUESTIONS =
            """
            ## Who first? {#first objective=who-to-tell}

            - [ ] Nobody
                > Somebody always.
            - [x] The lead

            > The lead. [source: s]

            ## Who else? {#else objective=who-to-tell}

            - [x] The deputy
            - [x] The head
            - [ ] The press

            ## It can wait. {#wait objective=who-to-tell}

            - [ ] True
            - [x] False

            ## In which order? {#order objective=doing}

            1. Notice
            2. Check
            3. Share
            4. Write down

            ## What belongs together? {#match objective=doing}

            | One | Other |
            |---|---|
            | Danger | 999 |
            | Worry | The lead |
            | A colleague | The head |

            ## Which number in danger? {#short objective=doing}

            = 999
            ~ nine nine nine

            > Ring 999.
            """;

    private LearningContent() {}

    /// Writes the modules as they are at the beginning.
    public static void write() {
        module(EVERY_TYPE, "2026-01", "First.", "confidence: true\n", QUESTIONS);
        put(
                "modules/" + EVERY_TYPE + "/scenario-friday.md",
                """
                # Friday evening

                What would you do at {{school.name}}?

                ## The call {#start}

                {{dsl.name}} is away.

                - [I wait until Monday](#wait)
                - [I ring the deputy](#deputy)
                - [I give up](#give-up)

                ## Nobody knows {#wait turn=wrong}

                It gets worse.

                - [I ring the deputy after all](#deputy)
                - [I give up](#give-up)

                ## The deputy answers {#deputy end=pass}

                {{deputy.name}} takes it on.

                ## It ends badly {#give-up end=fail}

                Nobody was told.
                """);
        module(
                TIMED,
                "2026-01",
                "First.",
                "time-limit: PT20M\ncooling-off: P1D\nattempts: 2\n",
                QUESTIONS);
        document("2025", "2025-09-01", "A first edition.");
    }

    /// Writes a module of that version.
    ///
    /// @param quizKeys further lines of the quiz's front matter
    public static void module(
            String id, String version, String changeNote, String quizKeys, String questions) {
        put(
                "modules/" + id + "/module.md",
                """
                ---
                title: The module %s
                summary: For a test.
                version: %s
                audience: trainees
                renew: P1Y
                minutes: 5
                reviewed: 2026-01-01
                sources:
                  - id: s
                    title: A source
                objectives:
                  who-to-tell: Who you tell, and how
                  doing: What you do
                change-note: %s
                ---
                Introduction.
                """
                        .formatted(id, version, changeNote));
        put("modules/" + id + "/01-read.md", "# Read\n\nSome words.\n");
        put(
                "modules/" + id + "/quiz.md",
                "---\npass-mark: 80\nshuffle: true\n" + quizKeys + "---\n" + questions);
    }

    /// The questions every module here begins with.
    public static String questions() {
        return QUESTIONS;
    }

    /// Writes the document in an edition.
    public static void document(String edition, String inForce, String changeNote) {
        put(
                "guidance/" + DOCUMENT + "/document.md",
                """
                ---
                title: A document
                summary: To read.
                edition: "%s"
                publisher: A department
                url: https://www.gov.uk/x
                in-force-from: %s
                audience: trainees
                reviewed: 2026-01-01
                change-note: %s
                ---
                Read it.
                """
                        .formatted(edition, inForce, changeNote));
        put(
                "guidance/" + DOCUMENT + "/check.md",
                """
                ---
                pass-mark: 100
                ---
                ## Read? {#read objective=who-to-tell}

                - [x] True
                - [ ] False

                ## Who? {#who objective=who-to-tell}

                - [x] The lead
                - [ ] Nobody

                ## When? {#when}

                - [x] Today
                - [ ] Later
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

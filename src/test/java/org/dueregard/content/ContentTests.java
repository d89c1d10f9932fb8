package org.dueregard.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dueregard.common.Words;

/// Builds small content folders in memory.
final class ContentTests {

    static final Words WORDS = Words.fromFile();

    static final String MODULE =
            """
            ---
            title: A module
            summary: For a test.
            version: 2026-09
            audience: all-staff
            renew: P1Y
            minutes: 5
            reviewed: 2026-09-01
            sources:
              - id: kcsie
                title: A source
                url: https://www.gov.uk/x
            ---
            Introduction.
            """;

    static final String SECTION = "# First\n\nSome words.\n";

    static final String QUIZ =
            """
            ---
            pass-mark: 80
            ---
            ## One? {#one objective=who-to-tell}

            - [ ] No
                > Because not.
            - [x] Yes

            > The reason. [source: kcsie]

            ## Several? {#several weight=2}

            A sentence before.

            - [x] A
            - [X] B
            - [ ] C

            ## True? {#true}

            - [x] True
            - [ ] False
            """;

    private ContentTests() {}

    static Map<String, ContentFile> files(String... pathsAndTexts) {
        Map<String, ContentFile> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            byte[] bytes = pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
            boolean large = bytes.length > ContentFile.limit(pathsAndTexts[i]);
            files.put(
                    pathsAndTexts[i],
                    new ContentFile(pathsAndTexts[i], large ? new byte[0] : bytes, bytes.length));
        }
        return files;
    }

    /// A module `m` of three good files, some of them replaced.
    static Map<String, ContentFile> module(String... replaced) {
        Map<String, ContentFile> files =
                files(
                        "modules/m/module.md",
                        MODULE,
                        "modules/m/01-first.md",
                        SECTION,
                        "modules/m/quiz.md",
                        QUIZ);
        files.putAll(files(replaced));
        return files;
    }

    static Catalogue load(Map<String, ContentFile> files) {
        return new CatalogueLoader(new MarkdownEngine(ContentLibrary.callOutTitles(WORDS)))
                .load(Map.of(), files);
    }

    static List<String> problems(Map<String, ContentFile> files) {
        return load(files).problems().stream()
                .map(problem -> problem.file() + ":" + problem.line() + " " + problem.key())
                .toList();
    }

    static String lines(String... lines) {
        return String.join("\n", Arrays.asList(lines)) + "\n";
    }
}

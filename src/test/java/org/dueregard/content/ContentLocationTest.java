package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentLocationTest {

    @TempDir Path folder;

    private final List<Object> events = new ArrayList<>();
    private ContentLibrary library;

    @BeforeEach
    void aFolderWrittenElsewhere() throws Exception {
        Path module = Files.createDirectories(folder.resolve("modules/ours"));
        Files.writeString(module.resolve("module.md"), ContentTests.MODULE);
        Files.writeString(module.resolve("01-first.md"), ContentTests.SECTION);
        library =
                new ContentLibrary(new ContentProperties(folder), ContentTests.WORDS, events::add);
    }

    @Test
    void a_folder_written_elsewhere_is_served_beside_the_packaged_content() {
        assertThat(library.catalogue().published())
                .extracting(TrainingModule::id)
                .contains("ours", "prevent-awareness");
    }

    @Test
    void a_changed_file_appears_without_a_restart() throws Exception {
        Files.writeString(
                folder.resolve("modules/ours/module.md"),
                ContentTests.MODULE.replace("A module", "A better title"));
        library.refresh();

        assertThat(library.catalogue().module("ours").orElseThrow().title())
                .isEqualTo("A better title");
        assertThat(events).hasSize(1).allMatch(CatalogueChanged.class::isInstance);
    }

    @Test
    void nothing_changed_means_nothing_is_done() {
        Catalogue before = library.catalogue();
        library.refresh();
        assertThat(library.catalogue()).isSameAs(before);
        assertThat(events).isEmpty();
    }

    @Test
    void a_mistake_leaves_out_that_module_alone() throws Exception {
        Files.writeString(folder.resolve("modules/ours/quiz.md"), "---\n---\n## Q\n");
        library.refresh();

        assertThat(library.catalogue().module("ours")).isEmpty();
        assertThat(library.catalogue().module("prevent-awareness")).isPresent();
        assertThat(library.catalogue().problems())
                .allMatch(problem -> problem.file().equals("modules/ours/quiz.md"));
    }

    @Test
    void links_out_of_the_folder_are_not_followed() throws Exception {
        Path secret = Files.writeString(folder.resolveSibling("secret.md"), "# Secret\n");
        Files.createSymbolicLink(folder.resolve("modules/ours/02-link.md"), secret);
        library.refresh();
        assertThat(library.catalogue().module("ours").orElseThrow().sections()).hasSize(1);
    }

    @Test
    void a_folder_that_is_not_there_is_like_an_empty_one() {
        ContentLibrary other =
                new ContentLibrary(
                        new ContentProperties(folder.resolve("missing")),
                        ContentTests.WORDS,
                        events::add);
        assertThat(other.catalogue().published())
                .extracting(TrainingModule::id)
                .contains("prevent-awareness")
                .doesNotContain("ours");
    }
}

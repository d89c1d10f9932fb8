package org.dueregard.parents;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.ContentPage;
import org.dueregard.content.Placeholders;
import org.dueregard.pathway.ByRole;
import org.dueregard.pathway.WhyWeMayAct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A school's page for parents, for anybody, while the school has published it. There is no difference
/// between a school that has not and one that does not exist.
@Service
public class ParentsPageService {

    private static final String PAGE = "parents/page";
    private static final String RESOURCES = "parents/resources";

    private final JdbcClient jdbc;
    private final SchoolDocuments documents;
    private final ContentLibrary library;
    private final WhyWeMayAct why;
    private final ByRole byRole;
    private final Words words;

    ParentsPageService(
            JdbcClient jdbc,
            SchoolDocuments documents,
            ContentLibrary library,
            WhyWeMayAct why,
            ByRole byRole,
            Words words) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.library = library;
        this.why = why;
        this.byRole = byRole;
        this.words = words;
    }

    private record School(long id, String name) {}

    private Optional<School> published(String slug) {
        return jdbc.sql(
                        "SELECT s.id, s.name FROM parents_pages p JOIN schools s"
                                + " ON s.id = p.school_id WHERE p.slug = ? AND p.published")
                .param(slug)
                .query((row, number) -> new School(row.getLong(1), row.getString(2)))
                .optional();
    }

    /// The page, or nothing where none is published under that word.
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<ParentsPage> page(String slug) {
        return published(slug).map(school -> page(slug, school));
    }

    private ParentsPage page(String slug, School school) {
        UnaryOperator<String> values = byRole.values(school.name());
        Optional<ContentPage> text = library.catalogue().page(PAGE);
        Optional<ContentPage> help = library.catalogue().page(RESOURCES);
        return new ParentsPage(
                slug,
                school.name(),
                text.map(ContentPage::title).orElseGet(() -> words.get("parents.title")),
                filled(text, values),
                text.map(ContentPage::sections).orElse(List.of()).stream()
                        .map(section ->
                                new ContentPage.Section(
                                        Placeholders.fill(section.title(), values),
                                        Placeholders.fill(section.html(), values)))
                        .toList(),
                filled(help, values),
                help.map(ContentPage::resources).orElse(List.of()),
                documents.of(school.id()).stream().filter(DocumentRow::published).toList(),
                why.of(school.name()));
    }

    private static SafeHtml filled(Optional<ContentPage> page, UnaryOperator<String> values) {
        return page.map(found -> Placeholders.fill(found.introduction(), values))
                .orElse(SafeHtml.NONE);
    }

    /// A document to be saved.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record File(String name, byte[] bytes) {}

    /// A published document of a published page, or nothing.
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<File> document(String slug, long id) {
        return published(slug)
                .flatMap(school -> documents.published(school.id(), id))
                .map(content -> new File(content.fileName(), content.bytes()));
    }
}

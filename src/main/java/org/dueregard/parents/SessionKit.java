package org.dueregard.parents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.ContentPage;
import org.dueregard.content.Placeholders;
import org.dueregard.pathway.ByRole;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// The kit for a meeting with parents as files that open anywhere, also from a stick where there is no
/// network: each stands for itself, with its styles in it.
@Service
public class SessionKit {

    private static final String FOLDER = "parents/session-kit/";
    private static final List<String> ORDER = List.of("slides", "script", "handout", "evaluation");

    private final ContentLibrary library;
    private final TemplateEngine templates;
    private final ByRole byRole;
    private final CurrentCaller currentCaller;
    private final Words words;
    private final Clock clock;

    SessionKit(
            ContentLibrary library,
            TemplateEngine templates,
            ByRole byRole,
            CurrentCaller currentCaller,
            Words words,
            Clock clock) {
        this.library = library;
        this.templates = templates;
        this.byRole = byRole;
        this.currentCaller = currentCaller;
        this.words = words;
        this.clock = clock;
    }

    /// A part of the kit.
    ///
    /// @param file its name in the zip
    /// @param isSlides whether each section fills a page of its own
    public record Part(
            String file,
            String title,
            boolean isSlides,
            SafeHtml introduction,
            List<ContentPage.Section> sections) {}

    /// The kit as a zip, with the caller's school's name in it.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public byte[] zip() {
        String school =
                Objects.requireNonNullElseGet(
                        currentCaller.get().schoolName(),
                        () -> words.get("placeholder.missing.school"));
        UnaryOperator<String> values = byRole.values(school);
        List<Part> parts =
                library.catalogue().pages().values().stream()
                        .filter(page -> page.id().startsWith(FOLDER))
                        .map(page -> part(page, values))
                        .sorted((one, other) -> Integer.compare(place(one), place(other)))
                        .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            Context index = new Context(Locale.UK);
            index.setVariable("parts", parts);
            index.setVariable("school", school);
            write(zip, "index.html", templates.process("kit/index", index));
            for (Part part : parts) {
                Context context = new Context(Locale.UK);
                context.setVariable("part", part);
                context.setVariable("school", school);
                write(zip, part.file(), templates.process("kit/part", context));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int place(Part part) {
        int place = ORDER.indexOf(part.file().replace(".html", ""));
        return place < 0 ? ORDER.size() : place;
    }

    private static Part part(ContentPage page, UnaryOperator<String> values) {
        String name = page.id().substring(FOLDER.length()).replace('/', '-');
        return new Part(
                name + ".html",
                Placeholders.fill(page.title(), values),
                name.equals("slides"),
                Placeholders.fill(page.introduction(), values),
                page.sections().stream()
                        .map(section ->
                                new ContentPage.Section(
                                        Placeholders.fill(section.title(), values),
                                        Placeholders.fill(section.html(), values)))
                        .toList());
    }

    private void write(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(clock.millis());
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

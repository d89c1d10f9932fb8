package org.dueregard.lessons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.content.Lesson;
import org.dueregard.content.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// A resource as pages: for the wall, for paper, and to take where there is no network.
@Service
public class LessonPages {

    private static final String OFFLINE = "lesson-offline";

    private final LessonService lessons;
    private final TemplateEngine templates;

    LessonPages(LessonService lessons, TemplateEngine templates) {
        this.lessons = lessons;
        this.templates = templates;
    }

    /// What the whole class sees, screen by screen.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public List<LessonScreen> screens(String lessonId) {
        return LessonScreen.of(lessons.lesson(lessonId));
    }

    /// The resource, its screens and its sheets as files that open in any browser from a stick, with no
    /// network: `index.html` is where to begin. Two makings of the same resource are the same bytes.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public byte[] zip(String lessonId) {
        Lesson lesson = lessons.lesson(lessonId);
        String prefix = "/lessons/" + lesson.id() + "/files/";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            String folder = lesson.folder() + "/";
            add(zip, lesson, folder + "index.html", page(lesson, prefix, "plan", null));
            add(zip, lesson, folder + "for-the-class.html", page(lesson, prefix, "class", null));
            for (Lesson.Attachment one : lesson.attachments()) {
                if (one.html() == null) {
                    add(zip, lesson, folder + "files/" + one.file(), one.bytes());
                } else {
                    add(
                            zip,
                            lesson,
                            folder + "files/" + sheetName(one.file()),
                            page(lesson, prefix, "sheet", one));
                }
            }
            for (Lesson.Picture one : lesson.pictures()) {
                if (lesson.attachment(one.path()).isEmpty()) {
                    add(zip, lesson, folder + "files/" + one.path(), one.bytes());
                }
            }
            add(
                    zip,
                    lesson,
                    folder + "lesson.md",
                    lesson.markdown().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The zip could not be made", e);
        }
        return bytes.toByteArray();
    }

    private static String sheetName(String file) {
        return file.replaceFirst("\\.md$", ".html");
    }

    private byte[] page(
            Lesson lesson, String prefix, String kind, Lesson.@Nullable Attachment sheet) {
        boolean isBeside = kind.equals("sheet");
        Context context = new Context(Locale.UK);
        context.setVariables(
                Map.of(
                        "lesson", lesson,
                        "kind", kind,
                        "screens", LessonScreen.of(lesson),
                        "reviewed", Days.inWords(lesson.reviewed()),
                        "sources", lesson.sources().stream().map(Source::title).toList(),
                        "files",
                                lesson.attachments().stream()
                                        .map(one ->
                                                Map.of(
                                                        "name",
                                                        "files/" + sheetName(one.file()),
                                                        "title",
                                                        one.title()))
                                        .toList()));
        context.setVariable("sheet", sheet == null ? null : sheet.title());
        context.setVariable("sheetHtml", sheet == null ? null : sheet.html());
        String html = templates.process(OFFLINE, context).replace(prefix, isBeside ? "" : "files/");
        // Links to sheets of Markdown lead to the pages that were made of them.
        for (Lesson.Attachment one : lesson.attachments()) {
            if (one.html() != null) {
                html =
                        html.replace(
                                "files/" + one.file() + "\"",
                                "files/" + sheetName(one.file()) + "\"");
            }
        }
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, Lesson lesson, String name, byte[] bytes)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(
                FileTime.from(
                        lesson.reviewed().atTime(LocalTime.NOON).atZone(Days.LONDON).toInstant()));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}

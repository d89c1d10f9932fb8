package org.dueregard.lessons.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dueregard.common.Days;
import org.dueregard.content.Lesson;
import org.dueregard.lessons.LessonMissingException;
import org.dueregard.lessons.LessonPages;
import org.dueregard.lessons.LessonScreen;
import org.dueregard.lessons.LessonService;
import org.dueregard.lessons.LessonsRoutes;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A resource on the wall, on paper, in a zip, and the files that belong to it.
@Controller
class LessonController {

    /// What a browser may show. Everything else is saved.
    private static final Map<String, String> SHOWN =
            Map.of(
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "webp", "image/webp",
                    "gif", "image/gif");

    private final LessonService lessons;
    private final LessonPages pages;

    LessonController(LessonService lessons, LessonPages pages) {
        this.lessons = lessons;
        this.pages = pages;
    }

    @ExceptionHandler(LessonMissingException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing() {
        return "error";
    }

    @GetMapping(LessonsRoutes.BOARD)
    String board(
            @PathVariable String value,
            @PathVariable String lesson,
            @RequestParam(defaultValue = "1") int screen,
            Model model) {
        Lesson found = lessons.lesson(value + "/" + lesson);
        List<LessonScreen> screens = pages.screens(found.id());
        int shown = Math.clamp(screen, 1, screens.size());
        model.addAttribute("lesson", found);
        model.addAttribute("screen", screens.get(shown - 1));
        model.addAttribute("number", shown);
        model.addAttribute("screens", screens.size());
        model.addAttribute("here", "/" + LessonsRoutes.lesson(found.id()) + "/board");
        model.addAttribute("leave", "/" + LessonsRoutes.lesson(found.id()));
        return "lesson-board";
    }

    @GetMapping(LessonsRoutes.PRINT)
    String print(@PathVariable String value, @PathVariable String lesson, Model model) {
        Lesson found = lessons.lesson(value + "/" + lesson);
        model.addAttribute("lesson", found);
        model.addAttribute("reviewed", Days.inWords(found.reviewed()));
        model.addAttribute("back", "/" + LessonsRoutes.lesson(found.id()));
        return "lesson-print";
    }

    @GetMapping(LessonsRoutes.ZIP)
    ResponseEntity<byte[]> zip(@PathVariable String value, @PathVariable String lesson) {
        return saved(pages.zip(value + "/" + lesson), lesson + ".zip", "application/zip");
    }

    @GetMapping(LessonsRoutes.SHEET)
    String sheet(
            @PathVariable String value,
            @PathVariable String lesson,
            @PathVariable String file,
            Model model) {
        Lesson found = lessons.lesson(value + "/" + lesson);
        Lesson.Attachment sheet =
                found.attachment(file + ".md").orElseThrow(() -> new LessonMissingException(file));
        model.addAttribute("lesson", found);
        model.addAttribute("sheet", sheet);
        model.addAttribute("back", "/" + LessonsRoutes.lesson(found.id()));
        return "lesson-sheet";
    }

    @GetMapping(LessonsRoutes.FILE)
    ResponseEntity<byte[]> file(
            @PathVariable String value, @PathVariable String lesson, @PathVariable String path) {
        Lesson found = lessons.lesson(value + "/" + lesson);
        String name = path.startsWith("/") ? path.substring(1) : path;
        byte[] bytes =
                found.attachment(name)
                        .map(Lesson.Attachment::bytes)
                        .or(() -> found.picture(name).map(Lesson.Picture::bytes))
                        .orElseThrow(() -> new LessonMissingException(name));
        String type = SHOWN.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return type == null
                ? saved(bytes, name, "application/octet-stream")
                : ResponseEntity.ok()
                        .header("Content-Type", type)
                        .header("X-Content-Type-Options", "nosniff")
                        // A picture opened by itself is locked up: an SVG can carry scripts.
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                        .header("Cache-Control", "private, max-age=600")
                        .body(bytes);
    }

    private static ResponseEntity<byte[]> saved(byte[] bytes, String name, String type) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}

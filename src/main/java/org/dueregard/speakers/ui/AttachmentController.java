package org.dueregard.speakers.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.security.SecurityRoutes;
import org.dueregard.speakers.AttachmentService;
import org.dueregard.speakers.FileEntry;
import org.dueregard.speakers.LinkPages;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.StepKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Files of a request: a plain page to attach and to open them.
@Controller
class AttachmentController {

    private final AttachmentService attachments;
    private final SpeakerFileService files;
    private final ContentLibrary library;

    AttachmentController(
            AttachmentService attachments, SpeakerFileService files, ContentLibrary library) {
        this.attachments = attachments;
        this.files = files;
        this.library = library;
    }

    @GetMapping(SpeakersRoutes.ATTACHMENTS)
    String page(
            @PathVariable String reference,
            @RequestParam(name = SecurityRoutes.TOO_LARGE, required = false)
                    @Nullable String tooLarge,
            @RequestParam(required = false) @Nullable String told,
            Model model) {
        model.addAttribute("told", told != null);
        return show(
                reference,
                tooLarge == null
                        ? List.of()
                        : List.of(new Problem("file", "evidence.file.too-large")),
                model);
    }

    private String show(String reference, List<Problem> problems, Model model) {
        Opened opened = files.open(reference);
        List<FileEntry> attached =
                opened.file().entries().stream()
                        .filter(entry -> entry.kind() == StepKind.FILE_ATTACHED)
                        .toList();
        model.addAttribute("file", opened.file());
        model.addAttribute("attached", attached);
        model.addAttribute("names", opened.names());
        model.addAttribute("problems", problems);
        model.addAttribute("may", opened.may().contains(StepKind.FILE_ATTACHED));
        model.addAttribute("maySign", opened.may().contains(StepKind.AGREEMENT_SIGNED));
        return "speaker-attachments";
    }

    @PostMapping(SpeakersRoutes.ATTACHMENTS)
    String attach(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "0") int agreement,
            Model model)
            throws IOException {
        String name = file == null ? null : file.getOriginalFilename();
        try (InputStream content =
                file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            if (agreement > 0) {
                Agreement text = library.catalogue().agreement();
                attachments.attachAgreement(
                        reference,
                        agreement,
                        text == null ? "" : LinkPages.versionOf(text),
                        name == null ? "" : name,
                        content);
            } else {
                attachments.attach(reference, name == null ? "" : name, content);
            }
        } catch (InvalidInputException e) {
            return show(reference, e.problems(), model);
        }
        return "redirect:/speakers/" + reference + "/attachments?told=1";
    }

    /// Always to be saved, never to be shown by the browser, whatever is in it.
    @GetMapping(SpeakersRoutes.ATTACHMENT)
    void open(@PathVariable String reference, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        AttachmentService.Attachment file = attachments.open(reference, id);
        try (InputStream content = file.content()) {
            response.setContentType(file.kind().type());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            content.transferTo(response.getOutputStream());
        }
    }

    @ExceptionHandler
    void missing(RequestMissingException missing) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

package org.dueregard.speakers.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.security.SecurityRoutes;
import org.dueregard.speakers.AttachmentService;
import org.dueregard.speakers.CheckKind;
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

    private static final Pattern BELONGS =
            Pattern.compile("(?:agreement|check-(?<check>[a-z-]{1,40}))-(?<speaker>\\d{1,2})");

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
            @RequestParam(defaultValue = "") String belongs,
            Model model) {
        model.addAttribute("belongs", belongs);
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
        model.addAttribute("file", opened.file());
        model.addAttribute("attached", opened.attached());
        model.addAttribute("cards", opened.checks());
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
            @RequestParam(defaultValue = "") String belongs,
            Model model)
            throws IOException {
        String name = file == null ? null : file.getOriginalFilename();
        try (InputStream content =
                file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            attach(reference, belongs, name == null ? "" : name, content);
        } catch (InvalidInputException e) {
            model.addAttribute("belongs", belongs);
            return show(reference, e.problems(), model);
        }
        return "redirect:/speakers/" + reference + "/attachments?told=1";
    }

    /// @param belongs `agreement-1`, `check-lists-1`, or anything else for the request as a whole
    private void attach(String reference, String belongs, String name, InputStream content) {
        Matcher matcher = BELONGS.matcher(belongs);
        if (!matcher.matches()) {
            attachments.attach(reference, name, content);
            return;
        }
        int speaker = Integer.parseInt(matcher.group("speaker"));
        String check = matcher.group("check");
        if (check == null) {
            Agreement text = library.catalogue().agreement();
            attachments.attachAgreement(
                    reference,
                    speaker,
                    text == null ? "" : LinkPages.versionOf(text),
                    name,
                    content);
        } else {
            attachments.attachToCheck(reference, kind(check), speaker, name, content);
        }
    }

    private static CheckKind kind(String id) {
        return Arrays.stream(CheckKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("", "speakers.problem.no-such-check"));
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

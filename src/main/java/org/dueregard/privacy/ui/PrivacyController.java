package org.dueregard.privacy.ui;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dueregard.access.CurrentCaller;
import org.dueregard.privacy.PrivacyService;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.ObjectMapper;

/// The privacy notice, and everything about a person as a file.
@Controller
class PrivacyController {

    private final PrivacyService privacy;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;

    PrivacyController(PrivacyService privacy, CurrentCaller currentCaller, ObjectMapper json) {
        this.privacy = privacy;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    @GetMapping("/privacy")
    String notice(Model model) {
        model.addAttribute("signedIn", currentCaller.find().isPresent());
        model.addAttribute(
                "hasRecord",
                currentCaller
                        .find()
                        .filter(caller -> caller.staffMemberId() != null && !caller.isAtKiosk())
                        .isPresent());
        return "privacy";
    }

    @PostMapping("/account/export")
    ResponseEntity<byte[]> own() {
        return file(privacy.exportOwn());
    }

    /// Asks first: what it makes is written into the log.
    @GetMapping("/people/{person}/everything")
    String ask(@PathVariable long person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("name", privacy.nameOf(person));
        return "everything";
    }

    @PostMapping("/people/{person}/everything")
    ResponseEntity<byte[]> of(@PathVariable long person) {
        return file(privacy.exportOf(person));
    }

    private ResponseEntity<byte[]> file(Map<String, Object> content) {
        byte[] bytes =
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(content)
                        .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("everything.json")
                                .build()
                                .toString())
                .body(bytes);
    }
}

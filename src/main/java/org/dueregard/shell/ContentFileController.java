package org.dueregard.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.dueregard.content.ContentAddresses;
import org.dueregard.content.ContentLibrary;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Serves the pictures of the content to people who are signed in. A picture opened by itself is
/// locked into a sandbox: an SVG can carry scripts.
@Controller
class ContentFileController {

    private static final Map<String, String> TYPES =
            Map.of(
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "webp", "image/webp",
                    "gif", "image/gif");

    private final ContentLibrary library;

    ContentFileController(ContentLibrary library) {
        this.library = library;
    }

    @GetMapping(ContentAddresses.FILES + "**")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        String path = request.getRequestURI().substring(ContentAddresses.FILES.length());
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        byte[] bytes = library.catalogue().files().get(path);
        if (type == null || bytes == null) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        }
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .body(bytes);
    }
}

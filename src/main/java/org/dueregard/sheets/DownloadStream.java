package org.dueregard.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// The body of an answer that becomes a download with its first byte.
final class DownloadStream extends OutputStream {

    private static final int LONGEST_NAME = 120;

    private final HttpServletResponse response;
    private final SheetFormat format;
    private final String name;
    private @Nullable OutputStream body;

    DownloadStream(HttpServletResponse response, SheetFormat format, String name) {
        this.response = response;
        this.format = format;
        this.name = name;
    }

    @Override
    public void write(int single) throws IOException {
        body().write(single);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        body().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        body().flush();
    }

    private OutputStream body() throws IOException {
        if (body == null) {
            response.setContentType(format.contentType());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            body = response.getOutputStream();
        }
        return body;
    }

    /// RFC 6266: plain names plainly, others also in UTF-8.
    private String disposition() {
        String file = savable(name) + "." + format.ending();
        ContentDisposition.Builder attachment = ContentDisposition.attachment();
        return (StandardCharsets.US_ASCII.newEncoder().canEncode(file)
                        ? attachment.filename(file)
                        : attachment.filename(file, StandardCharsets.UTF_8))
                .build()
                .toString();
    }

    /// Without what some disk refuses in a name.
    private static String savable(String name) {
        String tidy =
                CellText.of(name)
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD<>:\"/\\\\|?*]+", "-")
                        .strip()
                        .replaceAll("^[.\\s]+|[.\\s]+$", "");
        int end = Math.min(tidy.length(), LONGEST_NAME);
        if (end < tidy.length() && Character.isHighSurrogate(tidy.charAt(end - 1))) {
            end--;
        }
        return tidy.isEmpty() ? "list" : tidy.substring(0, end);
    }
}

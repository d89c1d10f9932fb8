package org.dueregard.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.dueregard.common.Checks;

/// Says what a file is by what is in it, whatever it is called (ASVS 5.0.0, 5.2.2). It has to begin as
/// its kind does, the detector has to agree, and the name has to end accordingly.
public final class FileCheck {

    /// As much of a file as is looked at.
    public static final int HEAD = 64 * 1024;

    private static final String FIELD = "file";
    private static final List<String> ARCHIVES =
            List.of("zip", "x-7z", "rar", "gzip", "bzip", "x-xz", "x-tar", "java-archive");
    private static final List<String> OFFICE =
            List.of("msoffice", "ooxml", "opendocument", "msword", "ms-excel", "powerpoint", "rtf");

    private FileCheck() {}

    /// Made when the first file comes, as reading the list of kinds takes a while.
    private static final class Detector {

        static final MimeTypes KINDS = MimeTypes.getDefaultMimeTypes();
    }

    /// The kind of a file, absent where the checks say why it cannot be taken.
    ///
    /// @param name as [#displayName] made it
    /// @param head how the file begins
    public static Optional<FileKind> kind(String name, byte[] head, Checks checks) {
        if (head.length == 0) {
            boolean missing = name.isEmpty();
            checks.require(false, FIELD, missing ? "evidence.file.missing" : "evidence.file.empty");
            return Optional.empty();
        }
        String type = detected(head);
        Optional<FileKind> kind = FileKind.ofType(type).filter(found -> found.begins(head));
        if (kind.isEmpty()) {
            checks.require(false, FIELD, "evidence.file." + refusal(type, head));
            return kind;
        }
        FileKind found = kind.get();
        checks.require(
                found.endings().contains(ending(name)),
                FIELD,
                "evidence.file.name-differs",
                found.name(),
                "." + found.endings().getFirst());
        return kind;
    }

    private static String detected(byte[] head) {
        try {
            return Detector.KINDS
                    .detect(new ByteArrayInputStream(head), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(String type, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (isOneOf(type, OFFICE)) {
            return "office";
        }
        if (isOneOf(type, ARCHIVES)) {
            return "archive";
        }
        boolean isText = type.startsWith("text/") || type.contains("xml");
        if (type.contains("svg") || (isText && text.contains("<svg"))) {
            return "svg";
        }
        if (type.contains("html") || (isText && text.contains("<html"))) {
            return "web-page";
        }
        return "other";
    }

    private static boolean isOneOf(String type, List<String> parts) {
        return parts.stream().anyMatch(type::contains);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// A given name as it may be shown: no folders, nothing that cannot be seen or that turns the
    /// reading direction, at most a hundred characters. It never names a file here.
    public static String displayName(String given, int longest) {
        String[] parts = given.replace('\0', ' ').split("[/\\\\:]+");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        String tidy =
                Checks.tidy(last.replaceAll("\\p{C}+", " "))
                        .replaceAll("[\"<>|?*]+", "_")
                        .replaceAll("^[.\\s]+", "");
        int[] points = tidy.codePoints().toArray();
        if (points.length <= longest) {
            return tidy;
        }
        String ending = tidy.substring(tidy.lastIndexOf('.') + 1);
        int kept = Math.max(0, longest - ending.codePointCount(0, ending.length()) - 1);
        int[] start = Arrays.copyOf(points, ending.length() > 10 ? longest : kept);
        String shortened = new String(start, 0, start.length).strip();
        return ending.length() > 10 ? shortened : shortened + "." + ending;
    }
}

package org.dueregard.files;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of file that are taken, each known by how it begins.
public enum FileKind {
    PDF("application/pdf", "%PDF-"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff");

    private final String type;
    private final String beginning;

    FileKind(String type, String beginning) {
        this.type = type;
        this.beginning = beginning;
    }

    /// The type it is sent as.
    public String type() {
        return type;
    }

    /// How its names end, without the dot; the usual one first.
    List<String> endings() {
        return switch (this) {
            case PDF -> List.of("pdf");
            case PNG -> List.of("png");
            case JPEG -> List.of("jpg", "jpeg");
        };
    }

    /// The kind that is sent as a type.
    public static Optional<FileKind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    boolean begins(byte[] head) {
        if (head.length < beginning.length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if ((head[i] & 0xff) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

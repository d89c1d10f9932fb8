package org.dueregard.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files as people lodge them, and as others might.
final class Certificates {

    private static final byte[] PNG_BEGINNING = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'
    };

    private Certificates() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pdf(String what) {
        return text("%PDF-1.7\n%âãÏÓ\n1 0 obj <</Type /Catalog>> endobj\n% " + what + "\n%%EOF\n");
    }

    static byte[] png() {
        return joined(
                PNG_BEGINNING,
                new byte[] {0, 0, 0, 13},
                text("IHDR"),
                new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, (byte) 0xc4},
                new byte[60]);
    }

    static byte[] jpeg() {
        return joined(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16},
                text("JFIF\0"),
                new byte[64]);
    }

    /// What begins as a picture and is a document after that.
    static byte[] pdfBehindPngBeginning() {
        return joined(PNG_BEGINNING, pdf("polyglot"));
    }

    /// A picture with a document inside.
    static byte[] pdfInsidePng() {
        return joined(png(), pdf("polyglot"));
    }

    static byte[] zip(String name, int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < zeros; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] ole() {
        return joined(
                new byte[] {
                    (byte) 0xd0,
                    (byte) 0xcf,
                    0x11,
                    (byte) 0xe0,
                    (byte) 0xa1,
                    (byte) 0xb1,
                    0x1a,
                    (byte) 0xe1
                },
                new byte[1024]);
    }

    /// As large as wanted, and a document at its beginning.
    static byte[] pdfOf(int bytes) {
        return Arrays.copyOf(pdf("large"), bytes);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

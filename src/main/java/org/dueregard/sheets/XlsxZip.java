package org.dueregard.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The zip around the parts of a workbook.
final class XlsxZip extends ZipOutputStream {

    private static final int BUFFER = 16 * 1024;

    private final LocalDateTime madeAt;
    private final Writer text;

    XlsxZip(OutputStream out, LocalDateTime madeAt) {
        super(out);
        this.madeAt = madeAt;
        this.text =
                new BufferedWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), BUFFER);
        // Half the time of the usual level, a few per cent more bytes.
        setLevel(Deflater.BEST_SPEED + 2);
    }

    Writer beginPart(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(madeAt);
        putNextEntry(entry);
        return text;
    }

    void endPart() throws IOException {
        text.flush();
        closeEntry();
    }

    void part(String name, String content) throws IOException {
        beginPart(name).write(content);
        endPart();
    }

    /// Does nothing: what is under it is sent when the file is whole or long, and not between parts.
    @Override
    public void flush() {}

    /// Frees the compressor's memory without writing the zip's index, which would make it whole.
    @Override
    public void close() {
        def.end();
    }
}

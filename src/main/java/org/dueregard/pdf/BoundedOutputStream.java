package org.dueregard.pdf;

import java.io.IOException;
import java.io.OutputStream;

/// Refuses to write more than so many bytes.
final class BoundedOutputStream extends OutputStream {
    private final OutputStream out;
    private final long max;
    private long written;

    BoundedOutputStream(OutputStream out, long max) {
        this.out = out;
        this.max = max;
    }

    @Override
    public void write(int b) throws IOException {
        count(1);
        out.write(b);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        count(len);
        out.write(b, off, len);
    }

    private void count(int n) throws IOException {
        written += n;
        if (written > max) {
            throw new IOException("The PDF is larger than " + max + " bytes");
        }
    }
}

package org.dueregard.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A file as found: its path below the content folder and what is in it. A file over the limit comes
/// without its bytes.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ContentFile(String path, byte[] bytes, long size) {

    /// Longest Markdown file that is read.
    static final int LARGEST_TEXT = 256 * 1024;

    /// Largest picture or attachment that is read.
    static final int LARGEST_FILE = 1024 * 1024;

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isMarkdown() {
        return path.endsWith(".md");
    }

    static int limit(String path) {
        return path.endsWith(".md") ? LARGEST_TEXT : LARGEST_FILE;
    }

    boolean isTooLarge() {
        return size > limit(path);
    }

    /// The text, line ends as `\n`, without a byte-order mark.
    ///
    /// @throws CharacterCodingException when it is not UTF-8
    String text() throws CharacterCodingException {
        String text =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
        return text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    }
}

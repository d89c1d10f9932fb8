package org.dueregard.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads questions that were written for another program: Moodle's GIFT, or Aiken. Each question is
/// taken whole, in the portal's own grammar, or told with its line and the reason; nothing of its text
/// can take effect as Markdown, HTML or placeholder. Nothing is stored.
public final class QuestionFile {

    /// Bytes, or characters, that a file may have.
    public static final int LARGEST = 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /// How a file is written.
    public enum Format {
        GIFT,
        AIKEN
    }

    private QuestionFile() {}

    /// Reads a file of any encoding, in the format that it seems to have.
    ///
    /// @param usedIds of the quiz the questions are for
    public static ImportedQuestions read(byte[] file, Set<String> usedIds) {
        return file.length > LARGEST
                ? refused(Reason.FILE_TOO_LARGE, Integer.toString(LARGEST / 1024 / 1024))
                : read(decode(file), null, usedIds);
    }

    /// Reads a text.
    ///
    /// @param format if somebody knows it; otherwise it is found out
    /// @param usedIds of the quiz the questions are for
    public static ImportedQuestions read(
            String file, @Nullable Format format, Set<String> usedIds) {
        if (file.length() > LARGEST) {
            return refused(Reason.FILE_TOO_LARGE, Integer.toString(LARGEST / 1024 / 1024));
        }
        if (!isText(file)) {
            return refused(Reason.NOT_TEXT);
        }
        String text = withLineFeeds(file);
        QuestionBasket basket = new QuestionBasket(usedIds);
        switch (format == null ? detect(text) : format) {
            case GIFT -> GiftFile.read(text, basket);
            case AIKEN -> AikenFile.read(text, basket);
        }
        return basket.result();
    }

    /// The text of a file: UTF-8 or, with its mark, UTF-16; what is neither was written by Windows.
    /// Line ends become line feeds.
    public static String decode(byte[] file) {
        Charset marked = null;
        if (file.length >= 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe) {
            marked = StandardCharsets.UTF_16LE;
        } else if (file.length >= 2 && (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff) {
            marked = StandardCharsets.UTF_16BE;
        }
        return withLineFeeds(marked == null ? eightBits(file) : new String(file, marked));
    }

    private static String eightBits(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }

    private static String withLineFeeds(String text) {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// Aiken has a line `ANSWER: A` for each question and no braces to speak of.
    public static Format detect(String text) {
        long braces = PlainText.count(text, "{");
        long answers = text.lines().filter(line -> AikenFile.isAnswer(line.strip())).count();
        boolean listed = text.lines().anyMatch(line -> line.strip().matches("A[.)]\\s.{0,3000}"));
        return (answers > braces) || (braces == 0 && listed) ? Format.AIKEN : Format.GIFT;
    }

    /// Neither a word processor's file, nor a picture, nor Moodle's XML.
    private static boolean isText(String text) {
        return text.indexOf('\0') < 0
                && !text.startsWith("PK\u0003")
                && !text.startsWith("%PDF")
                && !text.startsWith("{\\rtf")
                && !text.startsWith("<?xml")
                && !text.startsWith("<!DOCTYPE");
    }

    private static ImportedQuestions refused(Reason reason, String... arguments) {
        return new ImportedQuestions(
                List.of(), List.of(new NotTakenException(reason, arguments).told(1, "")));
    }
}

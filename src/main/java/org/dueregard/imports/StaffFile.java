package org.dueregard.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// A CSV file of unknown origin: its encoding, separator and headings are found out, and its lines
/// handed on one by one.
final class StaffFile {

    static final int MOST_ROWS = 100_000;

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 1_000;
    private static final int CHUNK = 65_536;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> OF_PUPILS =
            Set.of("upn", "yeargroup", "registrationgroup", "regform", "admissionnumber", "ncyear");

    private final Path file;
    private final Charset encoding;
    private final char separator;

    private StaffFile(Path file, Charset encoding, char separator) {
        this.file = file;
        this.encoding = encoding;
        this.separator = separator;
    }

    static StaffFile open(Path file) throws IOException {
        Charset encoding = encoding(file);
        String head = head(file, encoding);
        if (head.indexOf('\0') >= 0
                || head.startsWith("%PDF")
                || head.stripLeading().startsWith("<")
                || head.isBlank()) {
            throw new FileNotReadableException("not-csv");
        }
        return new StaffFile(file, encoding, separator(head));
    }

    String encodingName() {
        return encoding.name();
    }

    private static Charset encoding(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(3);
            if (start.length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe) {
                return StandardCharsets.UTF_16LE;
            }
            if (start.length >= 2 && (start[0] & 0xff) == 0xfe && (start[1] & 0xff) == 0xff) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer letters = CharBuffer.allocate(CHUNK);
        try (InputStream in = Files.newInputStream(file)) {
            int read;
            do {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                letters.clear();
                var result = decoder.decode(bytes, letters, read < 0);
                if (result.isError()) {
                    result.throwException();
                }
                bytes.compact();
            } while (read >= 0);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String head(Path file, Charset encoding) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(CHUNK), encoding);
        }
    }

    private static char separator(String head) {
        String line = head.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(letter -> letter == wanted).count();
    }

    /// Reads the file once.
    ///
    /// @param headings gets the first line
    /// @param row gets each further line that is not empty, as long as the headings
    void read(Consumer<List<String>> headings, Consumer<List<String>> row) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, encoding);
                CsvReader<CsvRecord> csv =
                        CsvReader.builder()
                                .fieldSeparator(separator)
                                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                                .ofCsvRecord(withoutMark(reader))) {
            int width = 0;
            int rows = 0;
            for (CsvRecord line : csv) {
                if (width == 0) {
                    List<String> names = names(line.getFields());
                    width = names.size();
                    headings.accept(names);
                } else if (line.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    if (++rows > MOST_ROWS) {
                        throw new FileNotReadableException("too-long");
                    }
                    row.accept(cells(line.getFields(), width));
                }
            }
            if (width == 0) {
                throw new FileNotReadableException("not-csv");
            }
        } catch (CsvParseException | UncheckedIOException | CharacterCodingException e) {
            throw new FileNotReadableException("not-csv");
        }
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    private static List<String> names(List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            throw new FileNotReadableException("too-wide");
        }
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell.strip();
            if (OF_PUPILS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
                throw new FileNotReadableException("pupils");
            }
            String once = name.isEmpty() ? "column " + (names.size() + 1) : name;
            while (names.contains(once)) {
                once += " (again)";
            }
            names.add(once);
        }
        return names;
    }

    private static List<String> cells(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String cell = i < cells.size() ? cells.get(i).strip() : "";
            padded.add(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
        }
        return padded;
    }
}

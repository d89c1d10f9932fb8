package org.dueregard.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/// Makes tagged PDFs (PDF/UA-1) from XHTML that the application itself wrote.
///
/// The document is closed: it can name no file, no address and no external entity. Pictures are `data:` URIs.
/// Styles stand in a `<style>` element. Anything that would make the PDF less accessible than it claims to be
/// (a picture without text, a letter that no font has, a rejected address) is an error, not a log line.
///
/// Safe for use by several threads at once: each call builds its own renderer.
@Component
public class PdfRenderer {

    /// What the CSS may name.
    public static final String SANS = "Liberation Sans";

    public static final String MONO = "Liberation Mono";

    private static final int MAX_INPUT_CHARS = 4_000_000;
    private static final int MAX_OUTPUT_BYTES = 20_000_000;
    private static final int MAX_PAGES = 300;

    /// Lower-level warnings that mean the PDF is not what it claims to be.
    private static final Set<String> FATAL =
            Set.of(
                    "GENERAL_PDF_ACCESSIBILITY_NO_ALT_ATTRIBUTE_PROVIDED_FOR_IMAGE",
                    "GENERAL_PDF_ACCESSIBILITY_INCOMPATIBLE_CHILD",
                    "GENERAL_PDF_ACCESSIBILITY_NO_DOCUMENT_TITLE_PROVIDED",
                    "GENERAL_PDF_ACCESSIBILITY_NO_TITLE_TEXT_PROVIDED_FOR",
                    "LOAD_RESOURCE_ACCESS_REJECTED",
                    "LOAD_URI_RESOLVER_REJECTED_LOADING_AT_URI",
                    "RENDER_FONT_LIST_IS_EMPTY",
                    "RENDER_FONT_IS_NULL",
                    "RENDER_BUG_FONT_DIDNT_CONTAIN_EXPECTED_CHARACTER");

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Font(String family, int weight, byte[] bytes) {}

    private final List<Font> fonts;
    private final BitSet letters;

    PdfRenderer() {
        this.fonts =
                List.of(
                        new Font(SANS, 400, resource("/liberation/LiberationSans-Regular.ttf")),
                        new Font(SANS, 700, resource("/liberation/LiberationSans-Bold.ttf")),
                        new Font(MONO, 400, resource("/liberation/LiberationMono-Regular.ttf")));
        this.letters = letters(fonts.get(0));
        this.letters.and(letters(fonts.get(1)));
        // The library's own log is for its developers; what matters here comes by the diagnostics
        // below.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    /// The characters of a text, after normalisation, that the PDF's fonts have no picture for; mostly none.
    public String missing(String text) {
        StringBuilder missing = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !letters.get(c))
                .distinct()
                .limit(20)
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    /// The text with a question mark for every character that no font shows, so that a name in another
    /// script never stops a document. Space of any other kind than XML knows becomes a plain one; what only
    /// steers the direction or the joining of letters is dropped.
    public String printable(String text) {
        StringBuilder printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(this::printable)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private int printable(int c) {
        if (Character.isWhitespace(c)) {
            return c == '\n' || c == '\t' || c == '\r' ? c : ' ';
        }
        return letters.get(c) ? c : '?';
    }

    /// @param xhtml a whole, well-formed XHTML document without a doctype and without named entities
    /// @param title what a reader's window and a screen reader say first
    /// @param language such as `Locale.UK`
    public byte[] render(String xhtml, String title, Locale language) {
        return render(xhtml, title, language, List.of());
    }

    /// The same with files inside; whoever calls has seen to it that they are not too large together.
    public byte[] render(String xhtml, String title, Locale language, List<EmbeddedFile> embedded) {
        Objects.requireNonNull(xhtml);
        if (title.isBlank()) {
            throw new PdfException("A PDF needs a title");
        }
        if (xhtml.length() > MAX_INPUT_CHARS) {
            throw new PdfException("Too long for one PDF: " + xhtml.length() + " characters");
        }
        Document document =
                new XhtmlDocument(this::missing).read(xhtml, title, language.toLanguageTag());
        Set<String> problems = new TreeSet<>();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(64 * 1024);
        PdfRendererBuilder builder =
                new PdfRendererBuilder()
                        .usePdfUaAccessibility(true)
                        .usePdfVersion(1.7f)
                        .withProducer("Due Regard")
                        // "" and not null: with no base, "a.css" stays "a.css" and never becomes a
                        // file's path.
                        .withW3cDocument(document, "")
                        .useUriResolver((base, uri) -> {
                            if (XhtmlDocument.allowed(uri)) {
                                return uri;
                            }
                            problems.add("Refused address");
                            return null;
                        })
                        .useExternalResourceAccessControl(
                                PdfRenderer::allowed,
                                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                        .useExternalResourceAccessControl(
                                PdfRenderer::allowed,
                                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                        // Should an address get past both, these have no way out.
                        .useProtocolsStreamImplementation(
                                uri -> {
                                    throw new PdfException("Refused address");
                                },
                                "http",
                                "https",
                                "file",
                                "jar",
                                "ftp",
                                "classpath",
                                "jrt",
                                "mailto",
                                "nested")
                        .withDiagnosticConsumer(diagnostic -> note(diagnostic, problems));
        for (Font font : fonts) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()),
                    font.family(),
                    font.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            int pages = renderer.getRootBox().getLayer().getPages().size();
            if (pages > MAX_PAGES) {
                throw new PdfException("Too long for one PDF: " + pages + " pages");
            }
            try (PDDocument made = renderer.createPDFKeepOpen()) {
                TagRepairs.apply(made);
                Attachments.add(made, embedded);
                long inside = embedded.stream().mapToLong(file -> file.bytes().length).sum();
                made.save(new BoundedOutputStream(pdf, MAX_OUTPUT_BYTES + inside));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XRRuntimeException e) {
            throw new PdfException("The PDF could not be laid out: " + e.getMessage(), e);
        }
        if (!problems.isEmpty()) {
            throw new PdfException("This PDF would not be accessible or complete: " + problems);
        }
        return pdf.toByteArray();
    }

    private static void note(Diagnostic diagnostic, Set<String> problems) {
        String id = ((Enum<?>) diagnostic.getLogMessageId()).name();
        if (FATAL.contains(id) || diagnostic.getLevel().intValue() >= Level.SEVERE.intValue()) {
            String message = diagnostic.getFormattedMessage();
            problems.add(message.length() > 200 ? message.substring(0, 200) + "…" : message);
        }
    }

    private static boolean allowed(String uri, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && XhtmlDocument.allowed(uri);
    }

    private static BitSet letters(Font font) {
        try (TrueTypeFont ttf = new TTFParser().parse(new RandomAccessReadBuffer(font.bytes()))) {
            CmapLookup cmap = ttf.getUnicodeCmapLookup();
            BitSet letters = new BitSet();
            for (int c = 0x20; c <= 0xFFFF; c++) {
                if (cmap.getGlyphId(c) != 0) {
                    letters.set(c);
                }
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = PdfRenderer.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("No font at " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.dueregard.speakers;

import java.util.List;
import java.util.Locale;
import org.dueregard.pdf.EmbeddedFile;
import org.dueregard.pdf.PdfRenderer;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// A file on paper, as a tagged PDF.
@Component
class FilePdf {

    private final PdfRenderer pdf;
    private final TemplateEngine templates;

    FilePdf(PdfRenderer pdf, TemplateEngine templates) {
        this.pdf = pdf;
        this.templates = templates;
    }

    byte[] render(PrintedFile file, List<EmbeddedFile> embedded) {
        Context context = new Context(Locale.UK);
        context.setVariable("it", file);
        return pdf.render(
                templates.process("pdf/speaker-file", context), file.title(), Locale.UK, embedded);
    }

    /// What the fonts can show of a text.
    String printable(String text) {
        return pdf.printable(text);
    }
}

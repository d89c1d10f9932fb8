package org.dueregard.coverage;

import java.util.Locale;
import org.dueregard.common.Words;
import org.dueregard.pdf.PdfRenderer;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// The governor report on paper: two pages and the sources, as a tagged PDF.
@Component
class GovernorReportPdf {

    private final PdfRenderer pdf;
    private final TemplateEngine templates;
    private final Words words;

    GovernorReportPdf(PdfRenderer pdf, TemplateEngine templates, Words words) {
        this.pdf = pdf;
        this.templates = templates;
        this.words = words;
    }

    /// @throws IllegalArgumentException when a number in it leads to no source
    byte[] render(GovernorReport report) {
        PrintedReport printed = print(report);
        return pdf.render(xhtml(printed), printed.title(), Locale.UK);
    }

    /// What the PDF is made of.
    String xhtml(GovernorReport report) {
        return xhtml(print(report));
    }

    private PrintedReport print(GovernorReport report) {
        return new ReportPrinting(report, words, pdf::printable).print();
    }

    private String xhtml(PrintedReport printed) {
        Context context = new Context(Locale.UK);
        context.setVariable("it", printed);
        return templates.process("pdf/governor-report", context);
    }
}

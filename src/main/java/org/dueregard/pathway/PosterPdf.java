package org.dueregard.pathway;

import java.util.List;
import java.util.Locale;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.pdf.PdfRenderer;
import org.dueregard.pdf.QrPng;
import org.dueregard.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// Posters as a tagged PDF, a page for each copy: black on white, nothing smaller than 14 points.
@Component
class PosterPdf {

    private final PdfRenderer pdf;
    private final TemplateEngine templates;
    private final PublicAddress publicAddress;
    private final Words words;

    PosterPdf(PdfRenderer pdf, TemplateEngine templates, PublicAddress publicAddress, Words words) {
        this.pdf = pdf;
        this.templates = templates;
        this.publicAddress = publicAddress;
        this.words = words;
    }

    /// Somebody on the poster, in letters that the fonts have.
    public record Named(String role, String name, @Nullable String place, @Nullable String phone) {}

    byte[] print(PosterContent content, List<PosterCopy> copies) {
        String school = pdf.printable(content.schoolName());
        String address = content.address();
        Context context = new Context(Locale.UK);
        context.setVariable("school", school);
        context.setVariable("noLead", content.hasNoLead());
        context.setVariable("named", content.holders().stream().map(this::named).toList());
        context.setVariable("steps", content.steps().stream().map(pdf::printable).toList());
        context.setVariable("qr", address == null ? null : QrPng.dataUri(address));
        context.setVariable("portal", publicAddress.of(PathwayRoutes.WHO_TO_TELL));
        context.setVariable("feet", copies.stream().map(this::foot).toList());
        return pdf.render(
                templates.process("pdf/poster", context),
                words.get("poster.title", content.schoolName()),
                Locale.UK);
    }

    private Named named(PosterContent.Holder holder) {
        String place = holder.place();
        return new Named(
                words.get("contact-role." + holder.role()),
                pdf.printable(holder.name()),
                place == null ? null : pdf.printable(place),
                holder.phone());
    }

    private String foot(PosterCopy copy) {
        return words.get(
                "poster.foot",
                copy.number(),
                pdf.printable(copy.place()),
                Days.inWords(copy.printedOn()),
                Days.inWords(copy.removeAfter()));
    }
}

package org.dueregard.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// Validates against PDF/UA-1 with veraPDF.
public final class PdfUa {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfUa() {}

    /// @param failures clause, message and place
    public record Report(boolean compliant, int checks, List<String> failures) {}

    public static Report check(byte[] pdf) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Stream<TestAssertion> failed =
                    result.getTestAssertions().stream()
                            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED);
            return new Report(
                    result.isCompliant(),
                    result.getTotalAssertions(),
                    failed.map(a ->
                                    "clause "
                                            + a.getRuleId().getClause()
                                            + " test "
                                            + a.getRuleId().getTestNumber()
                                            + ": "
                                            + a.getMessage()
                                            + " @ "
                                            + a.getLocation().getContext())
                            .toList());
        }
    }
}

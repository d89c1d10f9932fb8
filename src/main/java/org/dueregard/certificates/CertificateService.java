package org.dueregard.certificates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.pdf.PdfRenderer;
import org.dueregard.pdf.QrPng;
import org.dueregard.people.StaffDirectory;
import org.dueregard.security.PublicAddress;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/// Certificates: anybody may check one by its code; its files are for its holder and for those who look
/// after training at the holder's school.
@Service
public class CertificateService {

    private final CertificateQueries queries;
    private final StaffDirectory staff;
    private final Badge badge;
    private final PdfRenderer pdf;
    private final TemplateEngine templates;
    private final PublicAddress publicAddress;
    private final Words words;
    private final CurrentCaller currentCaller;
    private final Access access;

    CertificateService(
            CertificateQueries queries,
            StaffDirectory staff,
            Badge badge,
            PdfRenderer pdf,
            TemplateEngine templates,
            PublicAddress publicAddress,
            Words words,
            CurrentCaller currentCaller,
            Access access) {
        this.queries = queries;
        this.staff = staff;
        this.badge = badge;
        this.pdf = pdf;
        this.templates = templates;
        this.publicAddress = publicAddress;
        this.words = words;
        this.currentCaller = currentCaller;
        this.access = access;
    }

    /// The certificate with that code; nothing where there is none. For anybody who was given the code.
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<Certificate> check(String code) {
        return CertificateCode.read(code)
                .flatMap(queries::find)
                .map(CertificateQueries.Owned::certificate);
    }

    /// The caller's own, newest first.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public List<Certificate> own() {
        return queries.ofPerson(currentCaller.staffMemberId());
    }

    /// To print: a tagged PDF.
    ///
    /// @return nothing where there is no such certificate for the caller
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(String code) {
        return forCaller(code)
                .filter(owned -> owned.certificate().state() != Certificate.State.WITHDRAWN)
                .map(owned -> print(owned.certificate()));
    }

    /// To keep elsewhere: a signed token.
    ///
    /// @return nothing where there is no such certificate for the caller, or it does not stand
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public Optional<String> badge(String code) {
        return forCaller(code)
                .filter(owned -> owned.certificate().state() != Certificate.State.WITHDRAWN)
                .map(owned -> badge.of(owned.certificate(), owned.staffMemberId()));
    }

    /// The public key with which badges are checked.
    ///
    /// @return nothing where it has another id
    @PreAuthorize("permitAll()")
    public Optional<Map<String, Object>> key(String id) {
        return Optional.of(badge.publicKey())
                .filter(key -> key.getKeyID().equals(id))
                .map(key -> key.toJSONObject());
    }

    private Optional<CertificateQueries.Owned> forCaller(String code) {
        return CertificateCode.read(code)
                .flatMap(queries::find)
                .filter(owned -> owned.certificate().holder() != null)
                .filter(this::isForCaller);
    }

    private boolean isForCaller(CertificateQueries.Owned owned) {
        Caller caller = currentCaller.get();
        Long person = caller.staffMemberId();
        return (person != null && person == owned.staffMemberId())
                || (access.may(Action.TRAINING_MANAGE)
                        && access.schools(Action.TRAINING_MANAGE)
                                .contains(staff.details(owned.staffMemberId()).schoolId()));
    }

    private byte[] print(Certificate certificate) {
        String address = publicAddress.of(CertificateRoutes.one(certificate.code()));
        String holder = certificate.holder();
        Context context = new Context(Locale.UK);
        context.setVariable("it", certificate);
        context.setVariable("holder", pdf.printable(holder == null ? "" : holder));
        context.setVariable("school", pdf.printable(certificate.schoolName()));
        context.setVariable("title", pdf.printable(certificate.moduleTitle()));
        context.setVariable(
                "objectives", certificate.objectives().stream().map(pdf::printable).toList());
        context.setVariable("completed", Days.inWords(certificate.completedOn()));
        context.setVariable("until", Days.inWords(certificate.validUntil()));
        context.setVariable("address", address);
        context.setVariable("qr", QrPng.dataUri(address));
        String xhtml = templates.process("pdf/certificate", context);
        return pdf.render(
                xhtml, words.get("certificate.title", certificate.moduleTitle()), Locale.UK);
    }
}

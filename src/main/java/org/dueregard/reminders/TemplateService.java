package org.dueregard.reminders;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.Words;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The words of a school's reminders, which it may write itself.
@Service
public class TemplateService {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_BODY = 4_000;

    private final Templates templates;
    private final ReminderMails mails;
    private final ReminderSchools schools;
    private final OrganisationService organisations;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final Words words;

    TemplateService(
            Templates templates,
            ReminderMails mails,
            ReminderSchools schools,
            OrganisationService organisations,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            Words words) {
        this.templates = templates;
        this.mails = mails;
        this.schools = schools;
        this.organisations = organisations;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.words = words;
    }

    /// The schools whose words the caller may write.
    @Requires(Action.REMINDERS_WORD)
    public List<SchoolName> schools() {
        return organisations.schoolsFor(Action.REMINDERS_WORD);
    }

    /// The words that hold.
    @Requires(Action.REMINDERS_WORD)
    @Transactional(readOnly = true)
    public MailWords find(long schoolId, MailTemplate template) {
        access.require(Action.REMINDERS_WORD, schoolId);
        return templates.find(schoolId, template);
    }

    /// A mail with these words, to the caller, of things that nobody owes.
    @Requires(Action.REMINDERS_WORD)
    @Transactional(readOnly = true)
    public MailText preview(long schoolId, MailTemplate template, String subject, String body) {
        access.require(Action.REMINDERS_WORD, schoolId);
        SchoolName school =
                schools.find(schoolId)
                        .orElseThrow(() -> new AccessDeniedException("No such school"));
        String example = "reminders.example." + template.id();
        return mails.fill(
                        switch (template) {
                            case DIGEST -> Told.PERSON;
                            case MANAGER -> Told.MANAGER;
                            case DSL -> Told.DSL;
                        },
                        school,
                        currentCaller.get().name(),
                        List.of(words.get(example + ".one"), words.get(example + ".two")))
                .fill(new MailWords(Checks.tidy(subject), tidy(body), true));
    }

    /// Keeps a school's own words.
    ///
    /// @throws InvalidInputException where the list or the link is missing, or a placeholder is unknown
    @Requires(Action.REMINDERS_WORD)
    @Transactional
    public void save(long schoolId, MailTemplate template, String subject, String body) {
        access.require(Action.REMINDERS_WORD, schoolId);
        Checks checks = new Checks();
        MailWords own =
                new MailWords(
                        checks.required("subject", subject, LONGEST_SUBJECT), tidy(body), true);
        checks.require(!own.body().isEmpty(), "body", "invalid.required");
        checks.require(
                own.body().length() <= LONGEST_BODY, "body", "invalid.too-long", LONGEST_BODY);
        for (String needed : List.of(MailFill.LIST, MailFill.LINK)) {
            checks.require(
                    own.body().contains("{" + needed + "}"),
                    "body",
                    "invalid.placeholder-missing",
                    needed);
        }
        known(checks, "subject", own.subject(), MailFill.IN_SUBJECT);
        known(checks, "body", own.body(), MailFill.IN_BODY);
        checks.done();
        templates.save(schoolId, template, own, currentCaller.get().accountId());
        changed(schoolId, template, "own");
    }

    private static void known(Checks checks, String field, String text, Set<String> allowed) {
        Matcher placeholder = MailFill.PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            checks.require(
                    allowed.contains(placeholder.group(1)),
                    field,
                    "invalid.placeholder." + field,
                    placeholder.group(1));
        }
    }

    /// Goes back to the portal's words.
    @Requires(Action.REMINDERS_WORD)
    @Transactional
    public void reset(long schoolId, MailTemplate template) {
        access.require(Action.REMINDERS_WORD, schoolId);
        if (templates.remove(schoolId, template)) {
            changed(schoolId, template, "standard");
        }
    }

    private void changed(long schoolId, MailTemplate template, String now) {
        audit.record(
                AuditEvent.of(
                        AuditAction.MAIL_TEMPLATE_CHANGED,
                        schoolId,
                        "mail template",
                        null,
                        Map.of(template.id(), now)));
    }

    /// Lines stay; other signs that nobody sees go.
    private static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}

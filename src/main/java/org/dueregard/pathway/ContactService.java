package org.dueregard.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The contacts behind "Who to tell", as the people who answer for them enter and verify them.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ContactService {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 40;

    private final JdbcClient jdbc;
    private final ContactRepository contacts;
    private final Access access;
    private final AuditLog audit;

    ContactService(JdbcClient jdbc, ContactRepository contacts, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.access = access;
        this.audit = audit;
    }

    @Requires(Action.CONTACTS_EDIT)
    @Transactional(readOnly = true)
    public List<Contact> list(long schoolId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        return contacts.findBySchool(schoolId);
    }

    /// Enters who has a role, with the day somebody last made sure.
    ///
    /// @param source where name and number come from
    /// @param verifiedOn absent leaves the number off the page until it is verified
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void save(
            long schoolId,
            ContactRole role,
            String name,
            @Nullable String phone,
            String source,
            @Nullable LocalDate verifiedOn) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        Checks checks = new Checks();
        String tidyName = checks.required("name", name, LONGEST_NAME);
        String tidyPhone = checks.optional("phone", phone, LONGEST_PHONE);
        checks.require(
                tidyPhone == null
                        || tidyPhone.matches("[+()\\d][\\d ()+-]{2,}( ?(ext|x)\\.? ?\\d+)?"),
                "phone",
                "invalid.phone");
        String tidySource = checks.required("source", source, LONGEST_NAME);
        checks.done();
        jdbc.sql(
                        """
                        INSERT INTO contacts
                            (id, school_id, role, name, phone, source, verified_on, example)
                        VALUES (NEXT VALUE FOR ids, :school, :role, :name, :phone, :source,
                            :verified, FALSE)
                        ON DUPLICATE KEY UPDATE name = :name, phone = :phone, source = :source,
                            verified_on = :verified, example = FALSE
                        """)
                .param("school", schoolId)
                .param("role", role.name())
                .param("name", tidyName)
                .param("phone", tidyPhone)
                .param("source", tidySource)
                .param("verified", verifiedOn)
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED,
                        schoolId,
                        "contact",
                        null,
                        Map.of("role", role.name())));
    }
}

package org.dueregard.reminders;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The words of each school's mails: its own, or else the portal's.
@Component
class Templates {

    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    Templates(JdbcClient jdbc, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    Map<MailTemplate, MailWords> of(long schoolId) {
        Map<MailTemplate, MailWords> all = new EnumMap<>(MailTemplate.class);
        for (MailTemplate template : MailTemplate.values()) {
            all.put(template, standard(template));
        }
        jdbc.sql("SELECT name, subject, body FROM mail_templates WHERE school_id = ?")
                .param(schoolId)
                .query(row -> {
                    MailWords own =
                            new MailWords(row.getString("subject"), row.getString("body"), true);
                    MailTemplate.find(row.getString("name"))
                            .ifPresent(template -> all.put(template, own));
                });
        return all;
    }

    MailWords find(long schoolId, MailTemplate template) {
        return of(schoolId).getOrDefault(template, standard(template));
    }

    private MailWords standard(MailTemplate template) {
        return new MailWords(
                words.get("reminders.template." + template.id() + ".subject"),
                words.get("reminders.template." + template.id() + ".body"),
                false);
    }

    void save(long schoolId, MailTemplate template, MailWords own, long account) {
        jdbc.sql(
                        "INSERT INTO mail_templates"
                                + " (school_id, name, subject, body, updated_by, updated_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                                + " subject = VALUES(subject), body = VALUES(body),"
                                + " updated_by = VALUES(updated_by),"
                                + " updated_at = VALUES(updated_at)")
                .param(schoolId)
                .param(template.id())
                .param(own.subject())
                .param(own.body())
                .param(account)
                .param(Days.stored(clock.instant()))
                .update();
    }

    /// @return whether there was anything to remove
    boolean remove(long schoolId, MailTemplate template) {
        return jdbc.sql("DELETE FROM mail_templates WHERE school_id = ? AND name = ?")
                        .param(schoolId)
                        .param(template.id())
                        .update()
                > 0;
    }
}

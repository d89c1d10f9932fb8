package org.dueregard.guidance;

import java.time.Clock;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.dueregard.people.RoleGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts an example notice and an example of what we have been told into an empty database.
@Component
public class ExampleGuidance {

    private static final int SENT_DAYS = 6;
    private static final int REVIEW_MONTHS = 6;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExampleGuidance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A notice that most people of a school have read, but not the one who looks first; and one
    /// claim with what is so.
    ///
    /// @param reader somebody who has not read the notice
    /// @param head the account of who sent it
    /// @param lead the account of who wrote down what is so
    public void add(long schoolId, long reader, long head, long lead) {
        LocalDate today = Days.today(clock);
        LocalDate sent = today.minusDays(SENT_DAYS);
        long notice = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        "INSERT INTO guidance_notices (id, school_id, title, words, entry_id,"
                                + " edition, audience, sent_by, sent_at, sent_on)"
                                + " VALUES (?, ?, ?, ?, 'kcsie-2025', '2025', ?, ?, ?, ?)")
                .param(notice)
                .param(schoolId)
                .param("Example: read Part one before the briefing on Friday")
                .param(
                        "This is an example notice.\n\nPlease read Part one of Keeping children safe"
                                + " in education at the publisher’s address, and confirm it under"
                                + " Guidance. On Friday we talk about what is new: misinformation,"
                                + " disinformation and conspiracy theories.")
                .param(NoticeQueries.stored(RoleGroup.allStaff()))
                .param(head)
                .param(sent.atTime(8, 30))
                .param(sent)
                .update();
        jdbc.sql(
                        "INSERT INTO guidance_notice_reads (notice_id, staff_member_id, read_at)"
                                + " SELECT :notice, p.id, :at FROM staff_members p"
                                + " WHERE p.school_id = :school AND p.left_on IS NULL"
                                + " AND p.started_on <= :sent AND p.id <> :reader AND p.id % 5 > 0")
                .param("notice", notice)
                .param("at", sent.plusDays(1).atTime(12, 15))
                .param("school", schoolId)
                .param("sent", sent)
                .param("reader", reader)
                .update();
        told(lead, sent, today);
    }

    private void told(long lead, LocalDate written, LocalDate today) {
        jdbc.sql(
                        "INSERT INTO guidance_told (id, claim, fact, source_words, source_url,"
                                + " review_on, published_at, changed_by, changed_at, changed_on)"
                                + " VALUES (NEXT VALUE FOR ids, :claim, :fact, :words, :url,"
                                + " :review, :at, :by, :at, :on)")
                .param("claim", "The local safeguarding children board (LSCB) decides on concerns.")
                .param(
                        "fact",
                        "There are no such boards any more. They were abolished by the Children and"
                                + " Social Work Act 2017; by 29 September 2019 three safeguarding"
                                + " partners had taken their place: the local authority, the police"
                                + " and health. For you nothing changes: tell the designated"
                                + " safeguarding lead.")
                .param("words", "Islington Safeguarding Children Partnership")
                .param("url", "https://www.islingtonscp.org.uk/")
                .param("review", today.plusMonths(REVIEW_MONTHS))
                .param("at", written.atTime(9, 0))
                .param("by", lead)
                .param("on", written)
                .update();
    }
}

package org.dueregard.administration;

import java.util.EnumMap;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.mail.MailState;
import org.dueregard.security.SignInWays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The list of what a portal needs before people can use it, worked out from what is there: each step
/// can be left and taken up again, in any order.
@Service
public class SetUpService {

    /// The steps, in a sensible order.
    public enum Step {
        ORGANISATION,
        SCHOOLS,
        CALENDAR,
        PEOPLE,
        LEADS,
        CONTACTS,
        MAIL,
        SIGN_IN,
        INVITATIONS;

        /// As it stands in addresses and translations.
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// How a step stands.
    public enum State {
        DONE,
        PARTLY,
        TO_DO,
        OPTIONAL
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final MailState mail;
    private final SignInWays ways;

    SetUpService(JdbcClient jdbc, Access access, MailState mail, SignInWays ways) {
        this.jdbc = jdbc;
        this.access = access;
        this.mail = mail;
        this.ways = ways;
    }

    /// Each step and how it stands for the caller's schools.
    @Requires(Action.SCHOOL_SETTINGS)
    @Transactional(readOnly = true)
    public Map<Step, State> steps() {
        Map<Step, State> steps = new EnumMap<>(Step.class);
        long schools = count("SELECT COUNT(*) FROM schools s WHERE s.id IN (:schools)");
        steps.put(
                Step.ORGANISATION,
                count("SELECT COUNT(*) FROM trusts") > 0 ? State.DONE : State.OPTIONAL);
        steps.put(Step.SCHOOLS, schools > 0 ? State.DONE : State.TO_DO);
        steps.put(
                Step.CALENDAR,
                share("EXISTS (SELECT 1 FROM terms t WHERE t.school_id = s.id)", schools));
        steps.put(
                Step.PEOPLE,
                share(
                        "EXISTS (SELECT 1 FROM role_group_memberships m WHERE m.school_id = s.id)",
                        schools));
        steps.put(
                Step.LEADS,
                share(
                        """
                        EXISTS (SELECT 1 FROM account_roles r
                            JOIN accounts a ON a.id = r.account_id AND a.enabled
                            LEFT JOIN staff_members p ON p.id = a.staff_member_id
                            WHERE r.role = 'DSL' AND (r.scope_id = s.id
                                OR (r.scope_id = 0 AND p.school_id = s.id)))
                        """,
                        schools));
        steps.put(
                Step.CONTACTS,
                share(
                        """
                        EXISTS (SELECT 1 FROM contacts c WHERE c.school_id = s.id
                            AND c.role = 'DSL' AND c.verified_on IS NOT NULL)
                        """,
                        schools));
        steps.put(Step.MAIL, mail.isSet() ? State.DONE : State.TO_DO);
        steps.put(Step.SIGN_IN, ways.providers().isEmpty() ? State.OPTIONAL : State.DONE);
        steps.put(Step.INVITATIONS, invitations());
        return steps;
    }

    private State invitations() {
        long people =
                count(
                        "SELECT COUNT(*) FROM staff_members p WHERE p.school_id IN (:schools)"
                                + " AND p.left_on IS NULL AND p.erased_at IS NULL");
        long invited =
                count(
                        "SELECT COUNT(*) FROM staff_members p JOIN accounts a"
                                + " ON a.staff_member_id = p.id WHERE p.school_id IN (:schools)"
                                + " AND p.left_on IS NULL AND p.erased_at IS NULL");
        return of(invited, people);
    }

    private State share(String condition, long schools) {
        long done =
                count("SELECT COUNT(*) FROM schools s WHERE s.id IN (:schools) AND " + condition);
        return of(done, schools);
    }

    private static State of(long done, long all) {
        if (done == 0) {
            return State.TO_DO;
        }
        return done < all ? State.PARTLY : State.DONE;
    }

    private long count(String sql) {
        return jdbc.sql(sql)
                .param("schools", access.schools(Action.SCHOOL_SETTINGS))
                .query(Long.class)
                .single();
    }
}

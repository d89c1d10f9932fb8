package org.dueregard.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.Sql;
import org.dueregard.common.Words;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.PersonName;
import org.dueregard.people.StaffAddressChanged;
import org.dueregard.people.StaffMoved;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Accounts of the people whom the caller looks after: inviting, roles, switching off. An
/// administrator never chooses somebody's password (ASVS 5.0.0, 6.4.6).
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class AccountService {

    /// Whom a bulk invitation is for.
    public enum Uninvited {
        WITH_ADDRESS,
        WITHOUT_ADDRESS
    }

    private static final Logger log = LoggerFactory.getLogger(AccountService.class);
    private static final int AT_ONCE = 2_000;

    private static final String WAITING =
            """
            FROM staff_members p
            LEFT JOIN accounts a ON a.staff_member_id = p.id
            WHERE p.erased_at IS NULL AND (p.left_on IS NULL OR p.left_on >= :today)
                AND (a.id IS NULL OR (a.enabled AND a.activated_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM account_tokens t WHERE t.account_id = a.id
                        AND t.purpose = 'INVITATION' AND t.used_at IS NULL
                        AND t.expires_at > :now)))
                AND NOT COALESCE(a.demonstration, FALSE)
                AND EXISTS (SELECT 1 FROM role_group_memberships m
                    WHERE m.staff_member_id = p.id AND m.school_id IN (:schools)
                        AND (m.to_date IS NULL OR m.to_date >= :today))
                AND p.school_id IN (:schools) AND (p.email IS NOT NULL) = :mail
            """;

    private final JdbcClient jdbc;
    private final AccountTokens tokens;
    private final AccountSessions sessions;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Words words;
    private final PublicAddress publicAddress;
    private final FreshSignIn fresh;
    private final Clock clock;

    AccountService(
            JdbcClient jdbc,
            AccountTokens tokens,
            AccountSessions sessions,
            Access access,
            CurrentCaller currentCaller,
            Outbox outbox,
            AuditLog audit,
            Words words,
            PublicAddress publicAddress,
            FreshSignIn fresh,
            Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.sessions = sessions;
        this.access = access;
        this.currentCaller = currentCaller;
        this.outbox = outbox;
        this.audit = audit;
        this.words = words;
        this.publicAddress = publicAddress;
        this.fresh = fresh;
        this.clock = clock;
    }

    /// How each of some people stands, in one query; whoever has no account is left out.
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public Map<Long, AccountState> states(Collection<Long> staffMemberIds) {
        if (staffMemberIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        """
                        SELECT a.*, (SELECT MAX(t.expires_at) FROM account_tokens t
                                WHERE t.account_id = a.id AND t.purpose = 'INVITATION'
                                    AND t.used_at IS NULL AND t.expires_at > :now) AS invited_until,
                            (a.totp_secret IS NOT NULL OR EXISTS (
                                SELECT 1 FROM passkeys k WHERE k.account_id = a.id)) AS has_factor,
                            (SELECT GROUP_CONCAT(CONCAT(r.role, ':', r.scope_id))
                                FROM account_roles r WHERE r.account_id = a.id) AS grants
                        FROM accounts a JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE p.id IN (:people) AND (p.school_id IN (:schools) OR EXISTS (
                            SELECT 1 FROM role_group_memberships m
                            WHERE m.staff_member_id = p.id AND m.school_id IN (:schools)))
                        """)
                .param("now", now())
                .param("people", staffMemberIds)
                .param("schools", access.schools(Action.PEOPLE_SEE))
                .query(AccountService::state)
                .list()
                .stream()
                .collect(Collectors.toMap(AccountState::staffMemberId, state -> state));
    }

    private static AccountState state(ResultSet row, int number) throws SQLException {
        Instant until = Sql.instant(row, "invited_until");
        AccountState.Kind kind;
        if (!row.getBoolean("enabled")) {
            kind = AccountState.Kind.DISABLED;
        } else if (row.getString("password_hash") != null
                || row.getObject("activated_at") != null) {
            kind = AccountState.Kind.ACTIVE;
        } else {
            kind = until == null ? AccountState.Kind.LAPSED : AccountState.Kind.INVITED;
        }
        Set<Grant> grants = new HashSet<>();
        String listed = row.getString("grants");
        if (listed != null) {
            Arrays.stream(listed.split(","))
                    .map(text -> text.split(":", 2))
                    .map(parts -> new Grant(PortalRole.valueOf(parts[0]), Long.parseLong(parts[1])))
                    .forEach(grants::add);
        }
        return new AccountState(
                row.getLong("id"),
                row.getLong("staff_member_id"),
                kind,
                row.getString("kiosk_name"),
                until,
                Sql.instant(row, "last_sign_in_at"),
                row.getBoolean("has_factor"),
                grants);
    }

    /// How many people wait for an invitation.
    ///
    /// @param schoolId only this school, or all the caller looks after
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional(readOnly = true)
    public long countUninvited(@Nullable Long schoolId, Uninvited which) {
        return waiting("SELECT COUNT(*) " + WAITING, schoolId, which).query(Long.class).single();
    }

    private JdbcClient.StatementSpec waiting(String sql, @Nullable Long schoolId, Uninvited which) {
        Set<Long> schools = access.schools(Action.ACCOUNTS_EDIT);
        if (schoolId != null) {
            access.require(Action.ACCOUNTS_EDIT, schoolId);
            schools = Set.of(schoolId);
        }
        return jdbc.sql(sql)
                .param("today", Days.today(clock))
                .param("now", now())
                .param("schools", schools)
                .param("mail", which == Uninvited.WITH_ADDRESS);
    }

    private List<Person> waitingPeople(@Nullable Long schoolId, Uninvited which) {
        return waiting(
                        "SELECT p.id, p.school_id, p.given_name, p.family_name, p.email "
                                + WAITING
                                + " ORDER BY p.family_name, p.given_name LIMIT "
                                + AT_ONCE,
                        schoolId,
                        which)
                .query(AccountService::person)
                .list();
    }

    private record Person(
            long id, long schoolId, String given, String family, @Nullable String email) {

        String name() {
            return given + " " + family;
        }
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getLong("school_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"));
    }

    /// Invites everybody who waits and has an address, up to two thousand at once.
    ///
    /// @return how many were invited
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public int inviteAll(@Nullable Long schoolId) {
        int invited = 0;
        for (Person person : waitingPeople(schoolId, Uninvited.WITH_ADDRESS)) {
            try {
                inviteByMail(person);
                invited++;
            } catch (InvalidInputException | AccessDeniedException e) {
                // Somebody's account already, or not the caller's to manage: told on their own
                // page.
                log.info("Not invited with the others: staff member {}", person.id());
            }
        }
        return invited;
    }

    /// Makes slips for everybody who waits and has no address.
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public List<PrintedCode> printCodes(@Nullable Long schoolId) {
        return waitingPeople(schoolId, Uninvited.WITHOUT_ADDRESS).stream()
                .map(this::inviteOnPaper)
                .toList();
    }

    /// Invites one person by mail, again if need be; an earlier link stops working.
    ///
    /// @throws InvalidInputException when there is no address
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public void invite(long staffMemberId) {
        Person person = own(staffMemberId);
        if (person.email() == null) {
            throw new InvalidInputException("", "invalid.no-address");
        }
        inviteByMail(person);
    }

    /// Makes a slip for one person, also for somebody who forgot their PIN.
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public PrintedCode printCode(long staffMemberId) {
        return inviteOnPaper(own(staffMemberId));
    }

    private Person own(long staffMemberId) {
        return jdbc.sql(
                        "SELECT id, school_id, given_name, family_name, email FROM staff_members"
                                + " WHERE id = :id AND erased_at IS NULL"
                                + " AND school_id IN (:schools)")
                .param("id", staffMemberId)
                .param("schools", access.schools(Action.ACCOUNTS_EDIT))
                .query(AccountService::person)
                .optional()
                .orElseThrow(() -> new AccessDeniedException("Not one of the caller's people"));
    }

    private void inviteByMail(Person person) {
        long account = accountOf(person);
        requireInvitable(account, person);
        String secret = tokens.create(AccountTokens.Purpose.INVITATION, account, null);
        outbox.put(
                new NewMessage(
                        "invitation|" + UUID.randomUUID(),
                        String.valueOf(person.email()),
                        words.get("mail.invitation.subject"),
                        words.get(
                                "mail.invitation.body",
                                person.name(),
                                schoolName(person.schoolId()),
                                NewMessage.LINK,
                                Days.inWords(
                                        Days.today(clock)
                                                .plusDays(
                                                        AccountTokens.Purpose.INVITATION
                                                                .lifetime()
                                                                .toDays()))),
                        person.schoolId(),
                        person.id(),
                        new NewMessage.Link(
                                NewMessage.LinkKind.INVITATION,
                                publicAddress.of(SecurityRoutes.INVITATION + "/" + secret))));
        record(AuditAction.ACCOUNT_INVITED, person.schoolId(), account, person.id(), "mail");
    }

    /// An invitation is for an account that nobody uses yet, or, on paper, for a PIN that was
    /// forgotten.
    private void requireInvitable(long account, Person person) {
        requireMayManage(account);
        boolean used =
                jdbc.sql(
                                        "SELECT COUNT(*) FROM accounts WHERE id = ? AND"
                                                + " (password_hash IS NOT NULL"
                                                + " OR (activated_at IS NOT NULL AND pin_hash IS NULL))")
                                .param(account)
                                .query(Long.class)
                                .single()
                        > 0;
        if (used) {
            throw new InvalidInputException("", "invalid.in-use", person.name());
        }
    }

    private PrintedCode inviteOnPaper(Person person) {
        long account = accountOf(person);
        requireInvitable(account, person);
        jdbc.sql(
                        "UPDATE accounts SET kiosk_name = ? WHERE id = ? AND kiosk_name IS NULL AND email IS NULL")
                .param(newKioskName(person))
                .param(account)
                .update();
        String code = tokens.createCode(AccountTokens.Purpose.INVITATION, account);
        String address = publicAddress.of(SecurityRoutes.INVITATION + "/" + code);
        record(AuditAction.ACCOUNT_INVITED, person.schoolId(), account, person.id(), "paper");
        return new PrintedCode(
                person.name(),
                jdbc.sql("SELECT kiosk_name FROM accounts WHERE id = ?")
                        .param(account)
                        .query((row, number) -> Optional.ofNullable(row.getString(1)))
                        .single()
                        .orElse(null),
                code,
                publicAddress.of(SecurityRoutes.INVITATION),
                QrCode.picture(address));
    }

    private String schoolName(long schoolId) {
        return jdbc.sql("SELECT name FROM schools WHERE id = ?")
                .param(schoolId)
                .query(String.class)
                .single();
    }

    private long accountOf(Person person) {
        Optional<Long> known =
                jdbc.sql("SELECT id FROM accounts WHERE staff_member_id = ?")
                        .param(person.id())
                        .query(Long.class)
                        .optional();
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Long> unattached = unattached(person);
        if (unattached.isPresent()) {
            return unattached.get();
        }
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        try {
            jdbc.sql(
                            "INSERT INTO accounts (id, email, kiosk_name, enabled, demonstration,"
                                    + " name, staff_member_id, created_at)"
                                    + " VALUES (?, ?, ?, TRUE, FALSE, '', ?, ?)")
                    .param(id)
                    .param(person.email() == null ? null : EmailAddress.normalised(person.email()))
                    .param(person.email() == null ? newKioskName(person) : null)
                    .param(person.id())
                    .param(now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("email", "invalid.email-taken");
        }
        return id;
    }

    /// Somebody who was here before the staff list was, such as the first administrator.
    private Optional<Long> unattached(Person person) {
        if (person.email() == null) {
            return Optional.empty();
        }
        Optional<Long> account =
                jdbc.sql("SELECT id FROM accounts WHERE email = ? AND staff_member_id IS NULL")
                        .param(EmailAddress.normalised(person.email()))
                        .query(Long.class)
                        .optional();
        account.ifPresent(id -> {
            requireMayManage(id);
            jdbc.sql("UPDATE accounts SET staff_member_id = ?, epoch = epoch + 1 WHERE id = ?")
                    .param(person.id())
                    .param(id)
                    .update();
        });
        return account;
    }

    /// Initial, family name and a number, in plain letters.
    private String newKioskName(Person person) {
        String letters =
                Normalizer.normalize(
                                person.given().substring(0, 1) + person.family(),
                                Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z]", "")
                        .toLowerCase(Locale.ROOT);
        String base = letters.isEmpty() ? "staff" : letters;
        String cut = base.length() > 20 ? base.substring(0, 20) : base;
        int number = 1;
        while (jdbc.sql("SELECT COUNT(*) FROM accounts WHERE kiosk_name = ?")
                        .param(cut + number)
                        .query(Long.class)
                        .single()
                > 0) {
            number++;
        }
        return cut + number;
    }

    /// Gives somebody exactly these roles; what the caller may not give they may not take either.
    /// Sessions end, so that the new roles hold at once.
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public void setRoles(long staffMemberId, Set<Grant> asked) {
        Person person = own(staffMemberId);
        fresh.require();
        long account = accountOf(person);
        Set<Grant> wanted =
                asked.stream().map(grant -> forSchool(grant, person)).collect(Collectors.toSet());
        Set<Grant> before =
                Optional.ofNullable(states(List.of(staffMemberId)).get(staffMemberId))
                        .map(AccountState::grants)
                        .orElse(Set.of());
        Set<Grant> changed = new HashSet<>(before);
        changed.addAll(wanted);
        changed.removeIf(grant ->
                grant.role() == PortalRole.STAFF
                        || (before.contains(grant) == wanted.contains(grant)));
        requireAnotherPortalAdministrator(account, before, wanted);
        for (Grant grant : changed) {
            requireMayGive(grant);
            if (wanted.contains(grant)) {
                jdbc.sql("INSERT INTO account_roles (account_id, role, scope_id) VALUES (?, ?, ?)")
                        .param(account)
                        .param(grant.role().name())
                        .param(grant.scopeId())
                        .update();
            } else {
                jdbc.sql(
                                "DELETE FROM account_roles WHERE account_id = ? AND role = ?"
                                        + " AND scope_id = ?")
                        .param(account)
                        .param(grant.role().name())
                        .param(grant.scopeId())
                        .update();
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        raiseEpoch(account);
        audit.record(
                new AuditEvent(
                        AuditAction.ROLES_CHANGED,
                        person.schoolId(),
                        "account",
                        account,
                        person.id(),
                        Map.of("before", names(before), "after", names(wanted))));
    }

    /// A role at home is given for that school, so that it does not move with its holder.
    private static Grant forSchool(Grant grant, Person person) {
        return grant.scopeId() == Grant.HOME && grant.role() != PortalRole.STAFF
                ? new Grant(grant.role(), person.schoolId())
                : grant;
    }

    private void requireAnotherPortalAdministrator(
            long account, Set<Grant> before, Set<Grant> after) {
        Grant all = new Grant(PortalRole.ADMIN, Grant.EVERYWHERE);
        if (!before.contains(all) || after.contains(all)) {
            return;
        }
        long others =
                jdbc.sql(
                                "SELECT COUNT(*) FROM account_roles r JOIN accounts a"
                                        + " ON a.id = r.account_id AND a.enabled"
                                        + " WHERE r.role = ? AND r.scope_id = ? AND a.id <> ?")
                        .param(all.role().name())
                        .param(all.scopeId())
                        .param(account)
                        .query(Long.class)
                        .single();
        if (others == 0) {
            throw new InvalidInputException("", "invalid.last-administrator");
        }
    }

    /// Whoever holds more than the caller could give is not the caller's to manage: otherwise a new
    /// invitation or a reset second step would be a way up.
    ///
    /// @throws AccessDeniedException for such an account
    void requireMayManage(long account) {
        grants(account).stream()
                .filter(grant -> grant.role() != PortalRole.STAFF)
                .forEach(this::requireMayGive);
    }

    private Set<Grant> grants(long account) {
        return Set.copyOf(
                jdbc.sql("SELECT role, scope_id FROM account_roles WHERE account_id = ?")
                        .param(account)
                        .query((row, number) ->
                                new Grant(PortalRole.valueOf(row.getString(1)), row.getLong(2)))
                        .list());
    }

    private static List<String> names(Set<Grant> grants) {
        return grants.stream().map(grant -> grant.role() + "@" + grant.scopeId()).sorted().toList();
    }

    private void requireMayGive(Grant grant) {
        if (access.isForPortal(Action.ACCOUNTS_EDIT)) {
            return;
        }
        boolean own =
                grant.scopeId() == Grant.HOME
                        || access.schools(Action.ACCOUNTS_EDIT).contains(grant.scopeId());
        if (!own || grant.role() == PortalRole.SUPPORT || grant.role() == PortalRole.TRUST_LEAD) {
            throw new AccessDeniedException("Not a role the caller may give: " + grant.role());
        }
    }

    /// Switches an account off, which ends its sessions at their next request, or on again.
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public void setEnabled(long staffMemberId, boolean enabled) {
        Person person = own(staffMemberId);
        long account = accountOf(person);
        Caller caller = currentCaller.get();
        if (caller.accountId() == account) {
            throw new InvalidInputException("", "invalid.own-account");
        }
        requireMayManage(account);
        requireAnotherPortalAdministrator(account, grants(account), Set.of());
        jdbc.sql("UPDATE accounts SET enabled = ?, epoch = epoch + 1 WHERE id = ?")
                .param(enabled)
                .param(account)
                .update();
        sessions.endAll(account, null);
        record(
                enabled ? AuditAction.ACCOUNT_ENABLED : AuditAction.ACCOUNT_DISABLED,
                person.schoolId(),
                account,
                person.id(),
                "");
    }

    /// Takes away second factors that were lost, after the person was recognised in some other way.
    /// They set up new ones at the next sign-in where their role needs one, and are told by mail.
    @Requires(Action.ACCOUNTS_EDIT)
    @Transactional
    public void resetFactors(long staffMemberId) {
        Person person = own(staffMemberId);
        fresh.require();
        long account = accountOf(person);
        requireMayManage(account);
        jdbc.sql("UPDATE accounts SET totp_secret = NULL, totp_last_step = NULL WHERE id = ?")
                .param(account)
                .update();
        jdbc.sql("DELETE FROM passkeys WHERE account_id = ?").param(account).update();
        jdbc.sql("DELETE FROM recovery_codes WHERE account_id = ?").param(account).update();
        raiseEpoch(account);
        if (person.email() != null) {
            outbox.put(
                    new NewMessage(
                            "factors|" + UUID.randomUUID(),
                            person.email(),
                            words.get("mail.factors.subject"),
                            words.get("mail.factors.body", person.name()),
                            person.schoolId(),
                            person.id()));
        }
        record(AuditAction.FACTOR_REMOVED, person.schoolId(), account, person.id(), "all");
    }

    private void raiseEpoch(long account) {
        jdbc.sql("UPDATE accounts SET epoch = epoch + 1 WHERE id = ?").param(account).update();
    }

    /// The sign-in address follows the one on the staff record; whoever had it is told.
    @EventListener
    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(StaffAddressChanged changed) {
        record Account(long id, @Nullable String email, @Nullable Long school) {}
        Optional<Account> account =
                jdbc.sql(
                                "SELECT a.id, a.email, p.school_id FROM accounts a"
                                        + " JOIN staff_members p ON p.id = a.staff_member_id"
                                        + " WHERE p.id = ?")
                        .param(changed.staffMemberId())
                        .query((row, number) ->
                                new Account(
                                        row.getLong(1),
                                        row.getString(2),
                                        Sql.number(row, "school_id")))
                        .optional();
        if (account.isEmpty()) {
            return;
        }
        requireMayChangeAddress(account.get().id());
        String email = changed.email();
        tokens.revoke(AccountTokens.Purpose.PASSWORD, account.get().id());
        tokens.revoke(AccountTokens.Purpose.INVITATION, account.get().id());
        tokens.revoke(AccountTokens.Purpose.ADDRESS, account.get().id());
        try {
            jdbc.sql("UPDATE accounts SET email = ?, epoch = epoch + 1 WHERE id = ?")
                    .param(email == null ? null : EmailAddress.normalised(email))
                    .param(account.get().id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("email", "invalid.email-taken");
        }
        String old = account.get().email();
        if (old != null) {
            outbox.put(
                    new NewMessage(
                            "address-changed|" + UUID.randomUUID(),
                            old,
                            words.get("mail.address-changed.subject"),
                            words.get("mail.address-changed.body", ""),
                            account.get().school(),
                            changed.staffMemberId()));
        }
        audit.record(
                AuditEvent.of(
                        AuditAction.ACCOUNT_ADDRESS_CHANGED,
                        account.get().school(),
                        "account",
                        account.get().id(),
                        Map.of()));
    }

    /// Where somebody signs in already, their address is the way to their password: only whoever could
    /// have given them their account may change it, and proves who they are first.
    private void requireMayChangeAddress(long account) {
        boolean used =
                jdbc.sql("SELECT COUNT(*) FROM accounts WHERE id = ? AND activated_at IS NOT NULL")
                                .param(account)
                                .query(Long.class)
                                .single()
                        > 0;
        if (!used) {
            return;
        }
        if (!access.may(Action.ACCOUNTS_EDIT)) {
            throw new InvalidInputException("email", "invalid.address-in-use");
        }
        requireMayManage(account);
        if (!fresh.isFresh()) {
            throw new InvalidInputException("email", "invalid.prove-first");
        }
    }

    /// Ends the sessions of somebody who moved, so that they come back as what they are now.
    @EventListener
    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(StaffMoved moved) {
        jdbc.sql("UPDATE accounts SET epoch = epoch + 1 WHERE staff_member_id = ?")
                .param(moved.staffMemberId())
                .update();
    }

    /// Who holds roles at a school, for the set-up list.
    @Requires(Action.PEOPLE_SEE)
    @Transactional(readOnly = true)
    public List<PersonName> holders(long schoolId, PortalRole role) {
        access.require(Action.PEOPLE_SEE, schoolId);
        return jdbc.sql(
                        """
                        SELECT p.id, p.given_name, p.family_name FROM account_roles r
                        JOIN accounts a ON a.id = r.account_id AND a.enabled
                        JOIN staff_members p ON p.id = a.staff_member_id
                        WHERE r.role = :role AND (r.scope_id = :school
                            OR (r.scope_id = 0 AND p.school_id = :school))
                        ORDER BY p.family_name LIMIT 20
                        """)
                .param("role", role.name())
                .param("school", schoolId)
                .query((row, number) ->
                        new PersonName(row.getLong(1), row.getString(2) + " " + row.getString(3)))
                .list();
    }

    private void record(
            AuditAction action, long schoolId, long account, long staffMemberId, String how) {
        audit.record(
                new AuditEvent(
                        action,
                        schoolId,
                        "account",
                        account,
                        staffMemberId,
                        how.isEmpty() ? Map.of() : Map.of("how", how)));
    }

    private java.time.LocalDateTime now() {
        return Days.stored(clock.instant());
    }
}

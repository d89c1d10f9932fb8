package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.security.PublicAddress;
import org.dueregard.security.RoleHolders;
import org.dueregard.speakers.Actor.Duty;
import org.dueregard.speakers.Choices.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is told at each step, as part of the change that it tells of. What staff are told names the
/// visit, not the speaker.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SpeakerMails {

    /// The speaker's link goes on working for a while, so that a mistake can still be put right.
    static final int LINK_DAYS_AFTER = 28;

    private static final int ADVICE_DAYS = 28;

    private final RoleHolders holders;
    private final SpeakerLinks links;
    private final Outbox outbox;
    private final PublicAddress publicAddress;
    private final Words words;
    private final JdbcClient jdbc;
    private final Clock clock;

    SpeakerMails(
            RoleHolders holders,
            SpeakerLinks links,
            Outbox outbox,
            PublicAddress publicAddress,
            Words words,
            JdbcClient jdbc,
            Clock clock) {
        this.holders = holders;
        this.links = links;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Letters that tell of a decision say why the school may act, and how to complain.
    private static final Set<String> DECISIONS =
            Set.of("approved", "declined", "upheld", "overturned");

    private record Reader(
            long accountId, @Nullable Long staffMemberId, String name, String email) {}

    void tell(SpeakerFile file, List<FileEntry> entries) {
        entries.forEach(entry -> tell(file, entry));
    }

    private void tell(SpeakerFile file, FileEntry entry) {
        switch (entry.kind()) {
            case SUBMITTED -> {
                staff(file, entry, "submitted", holders(file, Duty.VET));
                if (file.matches().stream().anyMatch(m -> m.severity() == Severity.HIGH)) {
                    staff(file, entry, "phrase", holders(file, Duty.VET));
                }
                speakers(file, entry, "asked");
            }
            case FORM_CHANGED -> {
                changedSpeakers(file, entry);
                staff(file, entry, "changed", holders(file, Duty.VET));
                if (file.matches().stream()
                        .anyMatch(m -> m.severity() == Severity.HIGH && m.matters() == null)) {
                    staff(file, entry, "phrase", holders(file, Duty.VET));
                }
            }
            case CHECK_RECORDED -> {
                boolean asksForRed =
                        file
                                .check(
                                        CheckKind.valueOf(entry.fact("check")),
                                        (int) entry.number("speaker"))
                                .stream()
                                .anyMatch(item -> !item.findings().isEmpty());
                if (asksForRed && file.isRedProposed()) {
                    staff(file, entry, "red", holders(file, Duty.VET));
                }
            }
            case ASKED_FOR_MORE -> staff(file, entry, "asked-for-more", requester(file));
            case ANSWERED -> staff(file, entry, "answered", holders(file, Duty.VET));
            case ADVICE_ASKED -> adviser(file, entry);
            case ADVICE_GIVEN -> staff(file, entry, "advice-given", holders(file, Duty.VET));
            case RECOMMENDED -> staff(file, entry, "recommended", holders(file, Duty.DECIDE));
            case APPROVED, APPROVED_WITH_CONDITIONS -> {
                staff(file, entry, "approved", requester(file));
                staff(file, entry, "approved-dsl", holders(file, Duty.VET));
                staff(file, entry, "approved-reception", holders(file, Duty.RECEIVE));
                speakers(file, entry, "approved");
            }
            case DECLINED -> {
                staff(file, entry, "declined", requester(file));
                staff(file, entry, "declined-dsl", holders(file, Duty.VET));
                speakers(file, entry, "declined");
            }
            case WITHDRAWN -> {
                staff(file, entry, "withdrawn", holders(file, Duty.VET));
                staff(file, entry, "withdrawn-reception", holders(file, Duty.RECEIVE));
            }
            case LAPSED -> staff(file, entry, "lapsed", requester(file));
            case APPEALED -> staff(file, entry, "appealed", holders(file, Duty.DECIDE_APPEALS));
            case UPHELD, OVERTURNED -> {
                staff(file, entry, entry.kind().id(), requester(file));
                speakers(file, entry, entry.kind().id());
            }
            case REOPENED -> {
                staff(file, entry, "reopened", requester(file));
                staff(file, entry, "reopened-dsl", holders(file, Duty.VET));
                staff(file, entry, "reopened-reception", holders(file, Duty.RECEIVE));
            }
            case CORRECTED -> staff(file, entry, "corrected", holders(file, Duty.VET));
            case AGREEMENT_SIGNED -> staff(file, entry, "signed", requester(file));
            case CONFIRMED -> speakers(file, entry, "confirmed");
            case ARRIVED -> {
                staff(file, entry, "arrived", requester(file));
                if (entry.facts().containsKey("override")) {
                    staff(file, entry, "override", holders(file, Duty.VET));
                }
            }
            case FINISHED -> staff(file, entry, "finished", requester(file));
            case STOPPED -> {
                staff(file, entry, "stopped", requester(file));
                staff(file, entry, "stopped-dsl", holders(file, Duty.VET));
            }
            case REVIEWED -> staff(file, entry, "reviewed", holders(file, Duty.VET));
            default -> {
                // Nobody has to know at once.
            }
        }
    }

    private List<Reader> requester(SpeakerFile file) {
        return jdbc.sql(
                        "SELECT id, staff_member_id, name, email FROM accounts WHERE id = ?"
                                + " AND enabled AND email IS NOT NULL")
                .param(file.requester())
                .query((row, number) -> reader(row))
                .list();
    }

    private static Reader reader(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Reader(
                row.getLong("id"),
                org.dueregard.common.Sql.number(row, "staff_member_id"),
                row.getString("name"),
                row.getString("email"));
    }

    /// Whoever has a duty at the school, by role or as a substitute.
    private List<Reader> holders(SpeakerFile file, Duty duty) {
        PortalRole role =
                switch (duty) {
                    case VET -> PortalRole.DSL;
                    case DECIDE, DECIDE_APPEALS -> PortalRole.HEAD;
                    default -> PortalRole.RECEPTION;
                };
        Map<Long, Reader> readers = new LinkedHashMap<>();
        for (RoleHolders.Holder holder : holders.at(file.schoolId(), role)) {
            readers.put(
                    holder.accountId(),
                    new Reader(
                            holder.accountId(),
                            holder.staffMemberId(),
                            holder.name(),
                            holder.email()));
        }
        jdbc.sql(
                        """
                        SELECT a.id, a.staff_member_id, a.name, a.email FROM speaker_substitutes s
                        JOIN accounts a ON a.id = s.account_id AND a.enabled
                        WHERE s.school_id = ? AND s.duty = ? AND s.ended_at IS NULL
                            AND ? BETWEEN s.from_day AND s.to_day
                            AND a.email IS NOT NULL
                        """)
                .param(file.schoolId())
                .param(duty.name())
                .param(Days.today(clock))
                .query((row, number) -> reader(row))
                .list()
                .forEach(reader -> readers.putIfAbsent(reader.accountId(), reader));
        return new ArrayList<>(readers.values());
    }

    private void staff(SpeakerFile file, FileEntry entry, String what, List<Reader> readers) {
        for (Reader reader : readers) {
            if (java.util.Objects.equals(reader.accountId(), entry.actorId())) {
                continue;
            }
            outbox.put(
                    new NewMessage(
                            key(file, entry, what) + "|" + reader.accountId(),
                            reader.email(),
                            words.get(
                                    "mail.speaker." + what + ".subject",
                                    file.form().title(),
                                    file.reference()),
                            words.get(
                                            "mail.speaker.body",
                                            reader.name(),
                                            words.get(
                                                    "mail.speaker." + what + ".body",
                                                    file.form().title(),
                                                    days(file),
                                                    file.form().place()),
                                            publicAddress.of(
                                                    "/" + SpeakersRoutes.file(file.reference())))
                                    + why(
                                            what,
                                            publicAddress.of(
                                                    PathwayRoutes.WHO_TO_TELL + PathwayRoutes.WHY)),
                            file.schoolId(),
                            reader.staffMemberId()));
        }
    }

    private String why(String what, String address) {
        return DECISIONS.contains(what) ? words.get("mail.speaker.why", address) : "";
    }

    private static String key(SpeakerFile file, FileEntry entry, String what) {
        return "speaker|" + file.id() + "|" + entry.seq() + "|" + what;
    }

    private static String days(SpeakerFile file) {
        LocalDate first = file.form().firstDay();
        return first == null ? "" : Days.inWords(first);
    }

    /// Each speaker who can be written to, with a private link of their own.
    private void speakers(SpeakerFile file, FileEntry entry, String what) {
        boolean one = entry.facts().containsKey("visit");
        for (int number = 1; number <= file.form().speakers().size(); number++) {
            RequestForm.Speaker speaker = file.speaker(number);
            boolean meant = !one || entry.fact("visit").startsWith(number + "-");
            if (meant && !speaker.email().isBlank()) {
                speaker(file, entry, what, number, speaker);
            }
        }
    }

    /// A link is for one person: it stops working when somebody else is to come, who is told what is
    /// kept about them.
    private void changedSpeakers(SpeakerFile file, FileEntry entry) {
        List<RequestForm.Speaker> before = speakersBefore(file, entry);
        for (int number = 1;
                number <= Math.max(before.size(), file.form().speakers().size());
                number++) {
            RequestForm.Speaker speaker = file.speaker(number);
            boolean same = number <= before.size() && isSame(before.get(number - 1), speaker);
            if (!same) {
                links.end(file.id(), SpeakerLinks.Purpose.AGREEMENT, number);
                if (!speaker.email().isBlank()) {
                    speaker(file, entry, "asked", number, speaker);
                }
            }
        }
    }

    private static List<RequestForm.Speaker> speakersBefore(SpeakerFile file, FileEntry entry) {
        return file.entries().reversed().stream()
                .filter(each -> each.seq() < entry.seq() && !each.word("form").isEmpty())
                .findFirst()
                .map(each -> FileJson.form(each.word("form"), each.identity()).speakers())
                .orElse(List.of());
    }

    private static boolean isSame(RequestForm.Speaker one, RequestForm.Speaker other) {
        return one.name().strip().equals(other.name().strip())
                && one.organisation().strip().equals(other.organisation().strip())
                && one.email().strip().equals(other.email().strip());
    }

    private void speaker(
            SpeakerFile file,
            FileEntry entry,
            String what,
            int number,
            RequestForm.Speaker speaker) {
        String token = link(file, number);
        outbox.put(
                new NewMessage(
                        key(file, entry, what) + "|speaker-" + number,
                        speaker.email(),
                        words.get("mail.visitor." + what + ".subject", file.form().title()),
                        words.get(
                                        "mail.visitor.body",
                                        speaker.name(),
                                        words.get(
                                                "mail.visitor." + what + ".body",
                                                file.form().title(),
                                                days(file),
                                                file.form().place()),
                                        NewMessage.LINK)
                                + why(what, NewMessage.LINK + PathwayRoutes.WHY),
                        file.schoolId(),
                        null,
                        new NewMessage.Link(
                                NewMessage.LinkKind.SPEAKER,
                                publicAddress.of(SpeakersRoutes.agreement(token)))));
    }

    /// Asks the host again how a visit went, once a day at most.
    void chase(SpeakerFile file, LocalDate today) {
        remind(file, "review-due", today);
    }

    /// Asks the host to make sure of a visit.
    void askToConfirm(SpeakerFile file, LocalDate today) {
        remind(file, "confirm-due", today);
    }

    private void remind(SpeakerFile file, String what, LocalDate today) {
        for (Reader reader : requester(file)) {
            outbox.put(
                    new NewMessage(
                            "speaker|" + file.id() + "|" + what + "|" + today,
                            reader.email(),
                            words.get(
                                    "mail.speaker." + what + ".subject",
                                    file.form().title(),
                                    file.reference()),
                            words.get(
                                    "mail.speaker.body",
                                    reader.name(),
                                    words.get(
                                            "mail.speaker." + what + ".body",
                                            file.form().title(),
                                            days(file)),
                                    publicAddress.of("/" + SpeakersRoutes.file(file.reference()))),
                            file.schoolId(),
                            reader.staffMemberId()));
        }
    }

    /// A new link for a speaker.
    String link(SpeakerFile file, int number) {
        LocalDate last = file.form().lastDay();
        return links.create(
                file.id(),
                SpeakerLinks.Purpose.AGREEMENT,
                number,
                (last == null ? LocalDate.EPOCH : last).plusDays(LINK_DAYS_AFTER));
    }

    private void adviser(SpeakerFile file, FileEntry entry) {
        // Whoever was asked before is not shown what somebody else is asked now.
        links.end(file.id(), SpeakerLinks.Purpose.ADVICE, 0);
        String email = entry.identity().getOrDefault("email", "");
        if (email.isEmpty()) {
            return;
        }
        String token =
                links.create(
                        file.id(),
                        SpeakerLinks.Purpose.ADVICE,
                        0,
                        entry.at().atZone(Days.LONDON).toLocalDate().plusDays(ADVICE_DAYS));
        outbox.put(
                new NewMessage(
                        key(file, entry, "advice") + "|adviser",
                        email,
                        words.get("mail.adviser.subject", file.reference()),
                        words.get("mail.adviser.body", entry.word("whom"), NewMessage.LINK),
                        file.schoolId(),
                        null,
                        new NewMessage.Link(
                                NewMessage.LinkKind.ADVICE,
                                publicAddress.of(SpeakersRoutes.advice(token)))));
    }
}

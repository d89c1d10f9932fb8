package org.dueregard.reminders;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dueregard.common.Words;
import org.dueregard.mail.BeforeSending;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.people.SchoolName;
import org.dueregard.security.PublicAddress;
import org.dueregard.training.TrainingRoutes;
import org.springframework.stereotype.Component;

/// Writes the mails, when they are planned and once more when they leave.
@Component
class ReminderMails {

    /// How the messages are known to the outbox; stored, and never renamed.
    static final String NAME = "reminders";

    /// More lines nobody reads in a mail.
    private static final int MOST_LINES = 100;

    private final Outbox outbox;
    private final MailPage page;
    private final MatterWords matters;
    private final PublicAddress publicAddress;
    private final Words words;

    ReminderMails(
            Outbox outbox,
            MailPage page,
            MatterWords matters,
            PublicAddress publicAddress,
            Words words) {
        this.outbox = outbox;
        this.page = page;
        this.matters = matters;
        this.publicAddress = publicAddress;
        this.words = words;
    }

    /// What a mail is made of.
    ///
    /// @param people by number, all whom it tells of
    record Letter(
            Told told,
            SchoolName school,
            MailWords words,
            List<Matter> matters,
            Map<Long, Addressee> people) {}

    BeforeSending.Send compose(Letter letter, String reader) {
        MailText text = text(letter, reader);
        return new BeforeSending.Send(text.subject(), page.plain(text), page.html(text));
    }

    MailText text(Letter letter, String reader) {
        return fill(letter.told(), letter.school(), reader, lines(letter)).fill(letter.words());
    }

    MailFill fill(Told told, SchoolName school, String reader, List<String> lines) {
        return new MailFill(
                reader,
                lines,
                publicAddress.of(
                        switch (told) {
                            case PERSON -> "/" + TrainingRoutes.LIST;
                            case MANAGER -> "/";
                            case DSL -> "/" + RemindersRoutes.list(school.id(), 1);
                        }),
                words.get("reminders.button." + told.id()),
                school.name());
    }

    private List<String> lines(Letter letter) {
        Comparator<Matter> order = Comparator.comparing(Matter::dueOn);
        if (letter.told() != Told.PERSON) {
            order =
                    Comparator.comparing((Matter matter) -> name(letter, matter))
                            .thenComparing(order);
        }
        List<String> lines =
                letter.matters().stream()
                        .sorted(order)
                        .limit(MOST_LINES)
                        .map(matter -> line(letter, matter))
                        .toList();
        int more = letter.matters().size() - lines.size();
        return more == 0
                ? lines
                : Stream.concat(lines.stream(), Stream.of(words.get("reminders.line.more", more)))
                        .toList();
    }

    private String line(Letter letter, Matter matter) {
        return letter.told() == Told.PERSON
                ? matters.line(matter)
                : words.get(
                        "reminders.line.of", name(letter, matter), matters.lineToOthers(matter));
    }

    private static String name(Letter letter, Matter matter) {
        Addressee person = letter.people().get(matter.staffMemberId());
        return person == null ? "" : person.name();
    }

    /// Part of the caller's transaction. A list of others is about nobody in particular.
    void put(Letter letter, ReminderPlanner.Reader reader) {
        BeforeSending.Send text = compose(letter, reader.name());
        outbox.put(
                new NewMessage(
                        reader.onceKey(),
                        reader.email(),
                        text.subject(),
                        text.body(),
                        letter.school().id(),
                        letter.told() == Told.PERSON ? reader.staffMemberId() : null,
                        null,
                        text.html(),
                        NAME));
    }
}

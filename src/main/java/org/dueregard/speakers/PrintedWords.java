package org.dueregard.speakers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.speakers.PrintedFile.Fact;
import org.jspecify.annotations.Nullable;

/// How parts of a file are worded on paper. Every word goes through what the fonts can show.
final class PrintedWords {

    /// Parts of entries that stand elsewhere in the printed file.
    private static final Set<String> ELSEWHERE =
            Set.of("form", "matches", "conditions", "card", "agreement");

    private static final Set<String> NAMED =
            Set.of(
                    "advice",
                    "answer",
                    "because",
                    "contentious",
                    "correction",
                    "email",
                    "id-seen",
                    "learning",
                    "name",
                    "open",
                    "override-reason",
                    "question",
                    "reasons",
                    "signed-as",
                    "supervised-by",
                    "what",
                    "whom",
                    "why",
                    "words");

    private final Words words;
    private final UnaryOperator<String> printable;

    PrintedWords(Words words, UnaryOperator<String> printable) {
        this.words = words;
        this.printable = printable;
    }

    String get(String key, Object... arguments) {
        return text(words.get(key, arguments));
    }

    String of(String prefix, Enum<?> choice) {
        return get("speakers." + prefix + "." + Choices.id(choice));
    }

    String text(String words) {
        return printable.apply(words).strip();
    }

    /// One line for each line that somebody wrote.
    List<String> lines(String text) {
        return text(text).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// A fact, or nothing where nothing is known.
    void fact(List<Fact> facts, String key, String value) {
        String shown = text(value);
        if (!shown.isEmpty()) {
            facts.add(new Fact(get(key), shown));
        }
    }

    String day(@Nullable LocalDate day) {
        return day == null ? "" : Days.inWords(day);
    }

    String yes(boolean so) {
        return get(so ? "paper.file.yes" : "paper.file.no");
    }

    String actor(FileEntry entry, Map<Long, String> names) {
        Long account = entry.actorId();
        return account != null
                ? text(names.getOrDefault(account, ""))
                : get("speakers.actor." + entry.actorKind().toLowerCase(java.util.Locale.ROOT));
    }

    /// Who acted, by what they are in this file.
    String role(FileEntry entry, @Nullable Long requester) {
        Long account = entry.actorId();
        if (account == null) {
            return get("speakers.actor." + entry.actorKind().toLowerCase(java.util.Locale.ROOT));
        }
        if (account.equals(requester)) {
            return get("paper.role.host");
        }
        return get(
                switch (entry.kind().by()) {
                    case CHECKER, VETTER, ADVISER_OR_VETTER -> "paper.role.checker";
                    case DECIDER -> "paper.role.decider";
                    case APPEAL -> "paper.role.appeal";
                    case DOOR, DOOR_OR_HOST, HOST_OR_DOOR -> "paper.role.reception";
                    default -> "paper.role.staff";
                });
    }

    /// What an entry says that stands nowhere else.
    List<Fact> said(FileEntry entry) {
        List<Fact> said = new ArrayList<>();
        entry.words().keySet().stream()
                .sorted()
                .filter(name -> !ELSEWHERE.contains(name) && !name.startsWith("copied|"))
                .forEach(name -> said(said, name, entry.word(name)));
        entry.identity().keySet().stream()
                .sorted()
                .filter(NAMED::contains)
                .forEach(name -> said(said, name, entry.identity().getOrDefault(name, "")));
        String hash = entry.facts().get("sha256");
        if (hash != null) {
            said.add(new Fact(get("paper.file.hash"), hash));
        }
        return said;
    }

    private void said(List<Fact> said, String name, String value) {
        String label = NAMED.contains(name) ? get("paper.word." + name) : text(name);
        said.add(new Fact(label, text(value)));
    }
}

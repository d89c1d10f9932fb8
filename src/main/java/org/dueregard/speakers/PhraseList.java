package org.dueregard.speakers;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dueregard.speakers.Choices.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The phrases that a school wants pointed out in what speakers send in, and where they stand. A phrase
/// is a reason to read a sentence, never to refuse one.
@Component
class PhraseList {

    /// A phrase to be pointed out.
    ///
    /// @param otherReading how it is often meant harmlessly
    record Phrase(long id, String text, Severity severity, String otherReading) {}

    /// What a school begins with. Across ideologies, so that no community is singled out.
    static final List<Phrase> SHIPPED =
            List.of(
                    shipped("travel to Syria", Severity.MEDIUM, "History, aid work, family news."),
                    shipped("holy war", Severity.MEDIUM, "The crusades, literature, theology."),
                    shipped("race war", Severity.HIGH, "Reporting on a trial or on history."),
                    shipped("great replacement", Severity.HIGH, "Teaching about conspiracy myths."),
                    shipped("blood and soil", Severity.HIGH, "Teaching about the Third Reich."),
                    shipped("death to", Severity.HIGH, "A quotation from history or a play."),
                    shipped("armed struggle", Severity.MEDIUM, "Independence movements, history."),
                    shipped("day of retribution", Severity.MEDIUM, "Scripture or fiction."),
                    shipped("by any means necessary", Severity.LOW, "Civil-rights history."),
                    shipped("direct action", Severity.LOW, "Peaceful campaigning, trade unions."),
                    shipped("martyr", Severity.LOW, "Religious education, history."),
                    shipped("manifesto", Severity.LOW, "Elections, art movements."),
                    shipped("join our movement", Severity.LOW, "Clubs and charities."),
                    shipped("they are not human", Severity.HIGH, "Biology, science fiction."));

    private final JdbcClient jdbc;

    PhraseList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Phrase shipped(String text, Severity severity, String otherReading) {
        return new Phrase(0, text, severity, otherReading);
    }

    /// The school's own list, or the shipped one until it has its own.
    List<Phrase> of(long schoolId) {
        List<Phrase> own =
                jdbc.sql(
                                "SELECT id, phrase, severity, other_reading FROM speaker_phrases"
                                        + " WHERE school_id = ? ORDER BY phrase")
                        .param(schoolId)
                        .query((row, number) ->
                                new Phrase(
                                        row.getLong(1),
                                        row.getString(2),
                                        Severity.valueOf(row.getString(3)),
                                        row.getString(4)))
                        .list();
        return own.isEmpty() ? SHIPPED : own;
    }

    /// Where phrases stand in a text, each once a sentence.
    List<PhraseMatch> matches(long schoolId, String text) {
        return matches(of(schoolId), text);
    }

    static List<PhraseMatch> matches(List<Phrase> phrases, String text) {
        List<PhraseMatch> found = new ArrayList<>();
        for (String sentence : sentences(text)) {
            for (Phrase phrase : phrases) {
                if (isIn(phrase.text(), sentence)) {
                    found.add(
                            new PhraseMatch(
                                    found.size() + 1,
                                    phrase.text(),
                                    phrase.severity(),
                                    sentence,
                                    phrase.otherReading(),
                                    null,
                                    ""));
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isIn(String phrase, String sentence) {
        String words =
                Pattern.compile("\\s+")
                        .splitAsStream(phrase.strip())
                        .map(Pattern::quote)
                        .collect(java.util.stream.Collectors.joining("[\\s\\p{Pd}]+"));
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(sentence)
                .find();
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String paragraph : text.split("\\R")) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.UK);
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                String sentence = paragraph.substring(from, to).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                from = to;
            }
        }
        return sentences;
    }
}

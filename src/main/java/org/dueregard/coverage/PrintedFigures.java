package org.dueregard.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dueregard.charts.Bar;
import org.dueregard.common.Percentage;
import org.dueregard.common.Words;
import org.jspecify.annotations.Nullable;

/// Turns figures into what is printed: words, a mark that leads to the source, and perhaps a bar.
final class PrintedFigures {

    private static final int ALL = 100;

    /// Where an argument stands in a sentence; no text of ours has these characters.
    private static final String PLACE_START = "\uE000";

    private static final String PLACE_END = "\uE001";
    private static final Pattern PLACE = Pattern.compile(PLACE_START + "(\\d+)" + PLACE_END);

    private final Map<Integer, GovernorReport.Source> sources;
    private final Words words;
    private final UnaryOperator<String> printable;

    PrintedFigures(
            List<GovernorReport.Source> sources, Words words, UnaryOperator<String> printable) {
        this.sources =
                sources.stream()
                        .collect(
                                Collectors.toMap(
                                        GovernorReport.Source::number, Function.identity()));
        this.words = words;
        this.printable = printable;
    }

    /// The link from a number to its source.
    ///
    /// @param title what a screen reader says of the link
    record Mark(int number, String title) {}

    /// A figure as it stands on the page.
    ///
    /// @param main the number itself
    /// @param rest the rest of it, such as "(6 of 9)", or nothing
    /// @param bar absent where there is nothing to draw
    /// @param hidden printed as words in place of a number
    record Printed(String main, String rest, Mark mark, @Nullable Bar bar, boolean hidden) {}

    /// A piece of a sentence: words, or a figure.
    record Piece(String text, @Nullable Printed figure) {}

    Printed of(Figure figure) {
        return switch (figure) {
            case Figure.Share(Percentage share, int source) when share.isOfNobody() ->
                    printed(words.get("report.nobody"), "", source, null);
            case Figure.Share(Percentage share, int source) ->
                    printed(
                            words.get("report.percent", share.value()),
                            words.get("report.of", share.part(), share.whole()),
                            source,
                            share.value());
            case Figure.Count(long number, int source) ->
                    printed(words.get("report.count", number), "", source, null);
            case Figure.Mean(int percent, long people, int source) ->
                    printed(
                            words.get("report.percent", percent),
                            words.get("report.people", people),
                            source,
                            percent);
            case Figure.Kept(int percent, int source) ->
                    printed(words.get("report.percent", percent), "", source, null);
            case Figure.Points(int points, int source) ->
                    printed(words.get("report.points", points, Math.abs(points)), "", source, null);
            case Figure.Hidden(Figure.Why why, int source) ->
                    new Printed(words.get(key(why)), "", mark(source), null, true);
        };
    }

    @Nullable Printed ofNullable(@Nullable Figure figure) {
        return figure == null ? null : of(figure);
    }

    /// The sentence in pieces. What is put into it is not read again: a name that looks like a place
    /// for something else stays a name.
    List<Piece> line(GovernorReport.Sentence sentence) {
        List<Object> arguments = sentence.arguments();
        Object[] places =
                IntStream.range(0, arguments.size())
                        .mapToObj(i -> PLACE_START + Integer.toString(i) + PLACE_END)
                        .toArray();
        String text = words.get(sentence.key(), places);
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Piece(text.substring(end, matcher.start()), null));
            pieces.add(piece(arguments.get(Integer.parseInt(matcher.group(1)))));
            end = matcher.end();
        }
        pieces.add(new Piece(text.substring(end), null));
        return pieces;
    }

    private Piece piece(Object argument) {
        return argument instanceof Figure figure
                ? new Piece("", of(figure))
                : new Piece(printable.apply(argument.toString()), null);
    }

    /// @throws IllegalArgumentException when there is no source with that number
    Mark mark(int number) {
        GovernorReport.Source source = sources.get(number);
        if (source == null) {
            throw new IllegalArgumentException("No source with the number " + number);
        }
        return new Mark(number, words.get("report.mark", number, printable.apply(source.counts())));
    }

    private Printed printed(String main, String rest, int source, @Nullable Integer percent) {
        Bar bar = percent == null ? null : new Bar(Math.clamp(percent, 0, ALL), main);
        return new Printed(main, rest, mark(source), bar, false);
    }

    private static String key(Figure.Why why) {
        return switch (why) {
            case UNDER_FIVE -> "report.under-five";
            case WOULD_TELL -> "report.not-shown";
        };
    }
}

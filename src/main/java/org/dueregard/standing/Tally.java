package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns spans of people into changes of figures: one more from the day a span begins, one less from
/// the day it ends. Of each person and module there is one line for each role group, and one for the
/// school as a whole in which everybody counts once.
final class Tally {

    /// Columns: the numbers of the standings, then who has forgotten and who still knows.
    static final int FORGOTTEN = 9;

    static final int KNOWN = 10;
    static final int COLUMNS = 11;

    /// Where a change belongs.
    record Key(long schoolId, Lines.Line line, LocalDate day) {}

    private record Place(long schoolId, String moduleId) {}

    private final Map<Key, int[]> changes = new HashMap<>();

    /// @param sign 1 to count the person's spans, -1 to take them out again
    void add(Collection<Timeline.Span> spans, int sign) {
        Map<Place, List<Timeline.Span>> places = new HashMap<>();
        for (Timeline.Span span : spans) {
            add(span, new Lines.Line(span.line().moduleId(), span.line().group()), sign);
            places.computeIfAbsent(
                            new Place(span.line().schoolId(), span.line().moduleId()),
                            key -> new ArrayList<>())
                    .add(span);
        }
        places.values().forEach(all -> addOnce(all, sign));
    }

    private void addOnce(List<Timeline.Span> spans, int sign) {
        Lines.Line everybody = new Lines.Line(spans.getFirst().line().moduleId(), null);
        boolean single = spans.stream().map(Timeline.Span::line).distinct().limit(2).count() == 1;
        for (Timeline.Span span : single ? spans : Timeline.merged(spans)) {
            add(span, everybody, sign);
        }
    }

    private void add(Timeline.Span span, Lines.Line line, int sign) {
        long school = span.line().schoolId();
        add(new Key(school, line, span.from()), span.verdict(), sign);
        add(new Key(school, line, span.until()), span.verdict(), -sign);
    }

    private void add(Key key, Verdict verdict, int sign) {
        int[] change = changes.computeIfAbsent(key, any -> new int[COLUMNS]);
        change[verdict.standing().rank()] += sign;
        if (verdict.standing().isCovered() && verdict.memory() != Memory.NOT_ASKED) {
            change[verdict.memory() == Memory.FORGOTTEN ? FORGOTTEN : KNOWN] += sign;
        }
    }

    /// The changes that are any.
    Map<Key, int[]> changes() {
        Map<Key, int[]> some = new HashMap<>();
        changes.forEach((key, change) -> {
            for (int count : change) {
                if (count != 0) {
                    some.put(key, change);
                    return;
                }
            }
        });
        return some;
    }
}

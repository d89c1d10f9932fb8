package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the read model holds about a person, in words that can be compared.
@Component
public class KeptStandings {

    private final SpanTable table;
    private final Settlement settlement;
    private final StandingRebuild rebuild;

    KeptStandings(SpanTable table, Settlement settlement, StandingRebuild rebuild) {
        this.table = table;
        this.settlement = settlement;
        this.rebuild = rebuild;
    }

    /// As it stands once everything recorded is in it.
    public String of(long person) {
        settlement.settleAll();
        return table
                .since(List.of(person), LocalDate.EPOCH)
                .getOrDefault(person, List.of())
                .stream()
                .map(Timeline.Span::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /// The same once it is worked out anew.
    public String anew(long person) {
        rebuild.rebuildAll();
        return of(person);
    }
}

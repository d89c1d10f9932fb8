package org.dueregard.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.content.GuidanceEntry;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The register for its readers. The register is one for the whole portal.
@Service
public class GuidanceRegisterService {

    private static final String STAFF = "hasRole('" + PortalRole.Name.STAFF + "')";

    private final GuidanceEditions editions;
    private final CitedPlaces places;
    private final Access access;
    private final Clock clock;

    GuidanceRegisterService(
            GuidanceEditions editions, CitedPlaces places, Access access, Clock clock) {
        this.editions = editions;
        this.places = places;
        this.access = access;
        this.clock = clock;
    }

    /// The lines that are wanted.
    @PreAuthorize(STAFF)
    @Transactional(readOnly = true)
    public List<RegisterRow> list(RegisterFilter filter) {
        LocalDate today = Days.today(clock);
        Map<String, GuidanceEntry> all = editions.all();
        Map<String, Long> cited =
                seen(places.pages(all)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        place -> place.citation().entryId(),
                                        Collectors.counting()));
        return all.values().stream()
                .filter(wanted(filter, today))
                .sorted(order(filter.sort()))
                .map(entry ->
                        new RegisterRow(
                                entry,
                                entry.isOut(today),
                                entry.isAhead(today),
                                entry.replacedBy() == null ? null : all.get(entry.replacedBy()),
                                cited.getOrDefault(entry.id(), 0L)))
                .toList();
    }

    private static Predicate<GuidanceEntry> wanted(RegisterFilter filter, LocalDate today) {
        String search = Checks.tidy(filter.search()).toLowerCase(Locale.ROOT);
        return entry -> {
            String text =
                    String.join(
                            " ",
                            entry.title(),
                            entry.publisher(),
                            entry.edition(),
                            entry.note() == null ? "" : entry.note());
            boolean shown =
                    switch (filter.show()) {
                        case ALL -> true;
                        case IN_FORCE -> !entry.isOut(today) && !entry.isAhead(today);
                        case OUT -> entry.isOut(today);
                    };
            return shown && text.toLowerCase(Locale.ROOT).contains(search);
        };
    }

    private static Comparator<GuidanceEntry> order(RegisterFilter.Sort sort) {
        Comparator<GuidanceEntry> byTitle =
                Comparator.comparing((GuidanceEntry entry) -> entry.title().toLowerCase(Locale.UK))
                        .thenComparing(Comparator.comparing(GuidanceEntry::inForceFrom).reversed());
        return switch (sort) {
            case TITLE -> byTitle;
            case PUBLISHER -> Comparator.comparing(GuidanceEntry::publisher).thenComparing(byTitle);
            case FROM ->
                    Comparator.comparing(GuidanceEntry::inForceFrom)
                            .reversed()
                            .thenComparing(byTitle);
        };
    }

    /// Which questions cite what is for those who write them; the page that they stand on is for all.
    private List<CitedPlace> seen(List<CitedPlace> found) {
        boolean all = access.may(Action.GUIDANCE_EDIT);
        return found.stream()
                .filter(place -> all || place.citation().kind() != Citation.Kind.QUESTION)
                .toList();
    }

    /// An entry with everything that hangs on it.
    ///
    /// @throws EntryMissingException when there is none of that id
    @PreAuthorize(STAFF)
    @Transactional(readOnly = true)
    public RegisterPage find(String id) {
        LocalDate today = Days.today(clock);
        Map<String, GuidanceEntry> all = editions.all();
        GuidanceEntry entry = all.get(id);
        if (entry == null) {
            throw new EntryMissingException(id);
        }
        boolean mayEdit = access.may(Action.GUIDANCE_EDIT);
        return new RegisterPage(
                entry,
                entry.isOut(today),
                entry.isAhead(today),
                GuidanceEditions.successor(entry, all),
                GuidanceEditions.predecessors(id, all),
                seen(places.pages(all)).stream()
                        .filter(place -> place.citation().entryId().equals(id))
                        .toList(),
                places.handedOut(all, id),
                mayEdit
                        ? editions.versions(id).stream()
                                .map(one ->
                                        new RegisterPage.Version(one.entry(), one.by(), one.at()))
                                .toList()
                        : List.of(),
                editions.shipped(id) != null,
                mayEdit);
    }
}

package org.dueregard.pathway;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dueregard.common.Days;
import org.dueregard.content.Pathway;
import org.dueregard.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What posters show now, and which printed ones show something else. Once recalled, a copy stays so
/// until somebody took it down, even if what it shows should become true again.
@Component
class PosterCopies {

    private final SchoolRoutes routes;
    private final RouteLinks links;
    private final PublicAddress publicAddress;
    private final JdbcClient jdbc;
    private final Clock clock;

    PosterCopies(
            SchoolRoutes routes,
            RouteLinks links,
            PublicAddress publicAddress,
            JdbcClient jdbc,
            Clock clock) {
        this.routes = routes;
        this.links = links;
        this.publicAddress = publicAddress;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    PosterContent content(long schoolId) {
        LocalDate today = Days.today(clock);
        SchoolRoutes.Place place = routes.place(schoolId);
        List<Contact> shown =
                place.contacts().stream()
                        .filter(contact ->
                                contact.role() == ContactRole.DSL
                                        || contact.role() == ContactRole.DEPUTY)
                        .toList();
        return new PosterContent(
                Objects.requireNonNullElse(place.name(), ""),
                shown.stream()
                        .map(contact ->
                                new PosterContent.Holder(
                                        contact.role(),
                                        contact.name(),
                                        contact.place(),
                                        contact.phoneOn(today)))
                        .toList(),
                routes.steps(place).stream()
                        .filter(step -> step.owner() == Pathway.Owner.STAFF)
                        .map(WhoToTell.Step::title)
                        .toList(),
                links.of(schoolId)
                        .map(link -> publicAddress.of(PathwayRoutes.publicPage(link.token())))
                        .orElse(null),
                numbersUntil(shown, today));
    }

    private static @Nullable LocalDate numbersUntil(List<Contact> shown, LocalDate today) {
        return shown.stream()
                .filter(contact -> contact.phoneOn(today) != null)
                .map(contact ->
                        Objects.requireNonNull(contact.verifiedOn())
                                .plusMonths(Contact.VERIFIED_MONTHS))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /// Puts every hanging copy that no longer shows what is so on the recall list, for good.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recallOutdated(long schoolId) {
        if (hanging(schoolId) > 0) {
            jdbc.sql(
                            "UPDATE poster_copies SET recalled_on = ? WHERE school_id = ?"
                                    + " AND taken_down_on IS NULL AND recalled_on IS NULL"
                                    + " AND fingerprint <> ?")
                    .params(Days.today(clock), schoolId, content(schoolId).fingerprint())
                    .update();
        }
    }

    private long hanging(long schoolId) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM poster_copies WHERE school_id = ?"
                                + " AND taken_down_on IS NULL")
                .param(schoolId)
                .query(Long.class)
                .single();
    }

    List<PosterCopy> toTakeDown(long schoolId) {
        return hanging(schoolId) == 0
                ? List.of()
                : all(schoolId).stream()
                        .filter(copy -> copy.recalled() && copy.takenDownOn() == null)
                        .toList();
    }

    /// Every copy that was ever printed, the latest first.
    List<PosterCopy> all(long schoolId) {
        String now = content(schoolId).fingerprint();
        LocalDate today = Days.today(clock);
        return jdbc.sql("SELECT * FROM poster_copies WHERE school_id = ? ORDER BY number DESC")
                .param(schoolId)
                .query((row, number) -> {
                    LocalDate removeAfter = row.getObject("remove_after", LocalDate.class);
                    return new PosterCopy(
                            row.getLong("id"),
                            row.getInt("number"),
                            row.getInt("sheet"),
                            row.getInt("sheets"),
                            row.getString("place"),
                            row.getObject("printed_on", LocalDate.class),
                            removeAfter,
                            row.getObject("recalled_on") != null
                                    || !now.equals(row.getString("fingerprint"))
                                    || removeAfter.isBefore(today),
                            row.getObject("taken_down_on", LocalDate.class));
                })
                .list();
    }

    /// Numbers new copies, one for each place.
    ///
    /// @return the number of the first
    @Transactional(propagation = Propagation.MANDATORY)
    public int add(long schoolId, List<String> places) {
        LocalDate today = Days.today(clock);
        PosterContent content = content(schoolId);
        // Two who print at the same moment get different numbers.
        jdbc.sql("SELECT id FROM schools WHERE id = ? FOR UPDATE")
                .param(schoolId)
                .query(Long.class)
                .single();
        int first =
                jdbc.sql(
                                "SELECT COALESCE(MAX(number), 0) + 1 FROM poster_copies WHERE school_id = ?")
                        .param(schoolId)
                        .query(Integer.class)
                        .single();
        for (int i = 0; i < places.size(); i++) {
            jdbc.sql(
                            "INSERT INTO poster_copies (id, school_id, number, sheet, sheets, place,"
                                    + " printed_on, remove_after, fingerprint)"
                                    + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            schoolId,
                            first + i,
                            i + 1,
                            places.size(),
                            places.get(i),
                            today,
                            content.removeAfter(today),
                            content.fingerprint())
                    .update();
        }
        return first;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeDown(long schoolId, long copyId) {
        return jdbc.sql(
                                "UPDATE poster_copies SET taken_down_on = ? WHERE id = ?"
                                        + " AND school_id = ? AND taken_down_on IS NULL")
                        .params(Days.today(clock), copyId, schoolId)
                        .update()
                > 0;
    }
}

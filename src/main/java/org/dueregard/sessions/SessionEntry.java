package org.dueregard.sessions;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.dueregard.common.Checks;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// What was entered for a session.
///
/// @param begins as in "09:30"
/// @param places a number in digits
public record SessionEntry(
        String title,
        String moduleId,
        @Nullable LocalDate heldOn,
        String begins,
        String ends,
        String place,
        String places,
        boolean faceToFace,
        Set<RoleGroup> groups) {

    /// For a new one.
    public static final SessionEntry BLANK =
            new SessionEntry("", "", null, "", "", "", "", true, Set.of());

    /// What stands there now, to be changed.
    public static SessionEntry of(SessionDetails session) {
        return new SessionEntry(
                session.title(),
                session.moduleId(),
                session.heldOn(),
                session.begins().toString(),
                session.ends().toString(),
                session.place(),
                Integer.toString(session.places()),
                session.faceToFace(),
                session.groups());
    }

    static final int MOST_PLACES = 1000;
    private static final int LONGEST = 200;

    /// The same, checked.
    record Valid(
            String title,
            String moduleId,
            LocalDate heldOn,
            LocalTime begins,
            LocalTime ends,
            String place,
            int places,
            boolean faceToFace,
            Set<RoleGroup> groups) {}

    /// @param modules what can be taught
    /// @param earliest the first day it may be on
    /// @throws org.dueregard.common.InvalidInputException telling everything that is wrong
    Valid check(Set<String> modules, LocalDate earliest) {
        Checks checks = new Checks();
        String tidyTitle = checks.required("title", title, LONGEST);
        checks.require(modules.contains(moduleId), "module", "invalid.session-module");
        LocalDate day = heldOn;
        checks.require(day != null, "date", "invalid.date");
        checks.require(day == null || !day.isBefore(earliest), "date", "invalid.session-past");
        checks.require(
                day == null || day.isBefore(earliest.plusYears(2)), "date", "invalid.date-far");
        LocalTime from = time(begins);
        LocalTime to = time(ends);
        checks.require(from != null, "begins", "invalid.time");
        checks.require(to != null, "ends", "invalid.time");
        checks.require(
                from == null || to == null || to.isAfter(from), "ends", "invalid.time-order");
        String tidyPlace = checks.required("place", place, LONGEST);
        int number = places.strip().matches("\\d{1,4}") ? Integer.parseInt(places.strip()) : 0;
        checks.require(
                number >= 1 && number <= MOST_PLACES, "places", "invalid.places", MOST_PLACES);
        checks.require(!groups.isEmpty(), "groups", "invalid.session-groups");
        checks.done();
        if (day == null || from == null || to == null) {
            throw new IllegalStateException("checked above");
        }
        return new Valid(tidyTitle, moduleId, day, from, to, tidyPlace, number, faceToFace, groups);
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return text.isBlank() ? null : LocalTime.parse(text.strip()).withSecond(0).withNano(0);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package org.dueregard.pathway;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.common.Days;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Pathway;
import org.dueregard.content.Placeholders;
import org.dueregard.guidance.CitedSources;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts a school's way of passing a concern on together: the steps of its local authority, and its own
/// contacts, by name or by role. It checks nobody's rights.
@Component
class SchoolRoutes {

    private final ContactRepository contacts;
    private final ContentLibrary library;
    private final WhyWeMayAct why;
    private final CitedSources sources;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    SchoolRoutes(
            ContactRepository contacts,
            ContentLibrary library,
            WhyWeMayAct why,
            CitedSources sources,
            JdbcClient jdbc,
            Words words,
            Clock clock) {
        this.contacts = contacts;
        this.library = library;
        this.why = why;
        this.sources = sources;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /// A school as its route needs it.
    ///
    /// @param name and `localAuthority` absent where there is none
    record Place(@Nullable String name, @Nullable String localAuthority, List<Contact> contacts) {

        static final Place NONE = new Place(null, null, List.of());

        Optional<Contact> find(ContactRole role) {
            return contacts.stream().filter(contact -> contact.role() == role).findFirst();
        }

        /// Roles instead of names, and only numbers that are verified.
        Place byRoles(LocalDate day) {
            return new Place(
                    name,
                    localAuthority,
                    contacts.stream().map(contact -> contact.byRole(day)).toList());
        }
    }

    Place place(@Nullable Long schoolId) {
        if (schoolId == null) {
            return Place.NONE;
        }
        List<Contact> known = contacts.findBySchool(schoolId);
        return jdbc.sql(
                        "SELECT s.name, a.name FROM schools s LEFT JOIN local_authorities a"
                                + " ON a.id = s.local_authority_id WHERE s.id = ?")
                .param(schoolId)
                .query((row, number) -> new Place(row.getString(1), row.getString(2), known))
                .optional()
                .orElse(Place.NONE);
    }

    WhoToTell page(Place place, boolean byRoles) {
        LocalDate today = Days.today(clock);
        Place shown = byRoles ? place.byRoles(today) : place;
        UnaryOperator<String> values = values(shown);
        Pathway pathway = library.catalogue().pathway(place.localAuthority());
        String schoolName = place.name();
        return new WhoToTell(
                schoolName,
                byRoles,
                today,
                isOutOfHours(place),
                pathway == null ? SafeHtml.NONE : Placeholders.fill(pathway.introduction(), values),
                steps(pathway, values),
                shown.contacts(),
                // What replaced a source is explained inside the portal alone.
                pathway == null || byRoles ? List.of() : sources.of(pathway.sources()),
                pathway == null ? List.of() : pathway.formerly(),
                why.of(schoolName == null ? words.get("placeholder.missing.school") : schoolName),
                pathway == null ? null : pathway.reviewed());
    }

    /// The steps of the place, its names filled in.
    List<WhoToTell.Step> steps(Place place) {
        return steps(library.catalogue().pathway(place.localAuthority()), values(place));
    }

    private static List<WhoToTell.Step> steps(
            @Nullable Pathway pathway, UnaryOperator<String> values) {
        if (pathway == null) {
            return List.of();
        }
        return pathway.steps().stream()
                .map(step ->
                        new WhoToTell.Step(
                                Placeholders.fill(step.title(), values),
                                Placeholders.fill(step.html(), values),
                                step.owner(),
                                step.branch()))
                .toList();
    }

    private boolean isOutOfHours(Place place) {
        Hours hours =
                place.find(ContactRole.LOCAL_AUTHORITY).map(Contact::hours).orElse(Hours.USUAL);
        return !hours.isOpenAt(LocalDateTime.ofInstant(clock.instant(), Days.LONDON));
    }

    /// What placeholders stand for at a place.
    UnaryOperator<String> values(Place place) {
        return name ->
                switch (name) {
                    case "school.name" ->
                            place.name() == null
                                    ? words.get("placeholder.missing.school")
                                    : place.name();
                    case "dsl.name" -> person(place, ContactRole.DSL);
                    case "dsl.phone" -> phone(place, ContactRole.DSL);
                    case "deputy.name" -> person(place, ContactRole.DEPUTY);
                    case "deputy.phone" -> phone(place, ContactRole.DEPUTY);
                    default -> step(name, place);
                };
    }

    private String person(Place place, ContactRole role) {
        return place.find(role)
                .map(Contact::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> words.get("placeholder.missing." + role));
    }

    private String phone(Place place, ContactRole role) {
        LocalDate today = Days.today(clock);
        return place.find(role)
                .map(contact -> contact.phoneOn(today))
                .orElseGet(() -> words.get("placeholder.missing.phone"));
    }

    /// `route.2` is the title of the second step.
    private String step(String name, Place place) {
        Pathway pathway = library.catalogue().pathway(place.localAuthority());
        int index = name.charAt(name.length() - 1) - '1';
        if (pathway == null || index < 0 || index >= pathway.steps().size()) {
            return words.get("placeholder.missing.step");
        }
        UnaryOperator<String> others = values(place);
        return Placeholders.fill(
                pathway.steps().get(index).title(),
                inner -> inner.startsWith("route.") ? "" : others.apply(inner));
    }
}

package org.dueregard.pathway;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Pathway;
import org.dueregard.content.Placeholders;
import org.dueregard.guidance.CitedSources;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The caller's school's contacts and steps.
@Service
public class PathwayService {

    private final ContactRepository contacts;
    private final ContentLibrary library;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final JdbcClient jdbc;
    private final Words words;
    private final CitedSources sources;

    PathwayService(
            ContactRepository contacts,
            ContentLibrary library,
            CurrentCaller currentCaller,
            Access access,
            JdbcClient jdbc,
            Words words,
            CitedSources sources) {
        this.contacts = contacts;
        this.library = library;
        this.currentCaller = currentCaller;
        this.access = access;
        this.jdbc = jdbc;
        this.words = words;
        this.sources = sources;
    }

    /// Everything the page "Who to tell" shows.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public WhoToTell whoToTell() {
        Caller caller = currentCaller.get();
        List<Contact> known = contacts(caller);
        UnaryOperator<String> values = values(caller.schoolName(), known);
        Pathway pathway = library.catalogue().pathway(null);
        if (pathway == null) {
            return new WhoToTell(
                    caller.schoolName(), SafeHtml.NONE, List.of(), known, List.of(), null);
        }
        return new WhoToTell(
                caller.schoolName(),
                Placeholders.fill(pathway.introduction(), values),
                pathway.steps().stream()
                        .map(step ->
                                new WhoToTell.Step(
                                        Placeholders.fill(step.title(), values),
                                        Placeholders.fill(step.html(), values)))
                        .toList(),
                known,
                sources.of(pathway.sources()),
                pathway.reviewed());
    }

    /// What content's placeholders stand for at the caller's school. The contacts are read once, at
    /// this call, and only where a text has placeholders at all should it be made.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public UnaryOperator<String> placeholderValues() {
        Caller caller = currentCaller.get();
        return values(caller.schoolName(), contacts(caller));
    }

    /// The same at another school, for those who write content there.
    @Requires(Action.CONTENT_SEE)
    @Transactional(readOnly = true)
    public UnaryOperator<String> placeholderValuesOf(long schoolId) {
        access.require(Action.CONTENT_SEE, schoolId);
        String name =
                jdbc.sql("SELECT name FROM schools WHERE id = ?")
                        .param(schoolId)
                        .query(String.class)
                        .single();
        return values(name, contacts.findBySchool(schoolId));
    }

    private List<Contact> contacts(Caller caller) {
        Long schoolId = caller.schoolId();
        return schoolId == null ? List.of() : contacts.findBySchool(schoolId);
    }

    private UnaryOperator<String> values(@Nullable String schoolName, List<Contact> known) {
        return name ->
                switch (name) {
                    case "school.name" ->
                            schoolName == null
                                    ? words.get("placeholder.missing.school")
                                    : schoolName;
                    case "dsl.name" -> person(known, ContactRole.DSL);
                    case "dsl.phone" -> phone(known, ContactRole.DSL);
                    case "deputy.name" -> person(known, ContactRole.DEPUTY);
                    case "deputy.phone" -> phone(known, ContactRole.DEPUTY);
                    default -> step(name, values(schoolName, known));
                };
    }

    private String person(List<Contact> known, ContactRole role) {
        return find(known, role)
                .map(Contact::name)
                .orElseGet(() -> words.get("placeholder.missing." + role));
    }

    private String phone(List<Contact> known, ContactRole role) {
        return find(known, role)
                .filter(contact -> contact.verifiedOn() != null)
                .map(Contact::phone)
                .orElseGet(() -> words.get("placeholder.missing.phone"));
    }

    private static Optional<Contact> find(List<Contact> known, ContactRole role) {
        return known.stream().filter(contact -> contact.role() == role).findFirst();
    }

    /// `route.2` is the title of the second step.
    private String step(String name, UnaryOperator<String> others) {
        Pathway pathway = library.catalogue().pathway(null);
        int index = name.charAt(name.length() - 1) - '1';
        if (pathway == null || index < 0 || index >= pathway.steps().size()) {
            return words.get("placeholder.missing.step");
        }
        return Placeholders.fill(
                pathway.steps().get(index).title(),
                inner -> inner.startsWith("route.") ? "" : others.apply(inner));
    }
}

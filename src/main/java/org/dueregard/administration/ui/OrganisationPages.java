package org.dueregard.administration.ui;

import static org.dueregard.administration.ui.SettingsPages.word;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.CalendarService;
import org.dueregard.people.Nation;
import org.dueregard.people.OrganisationKind;
import org.dueregard.people.OrganisationName;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolDates;
import org.dueregard.people.SchoolDetails;
import org.dueregard.people.SchoolName;
import org.jspecify.annotations.Nullable;

/// The settings pages about trusts, schools and their calendar.
@SpringComponent
class OrganisationPages {

    private static final int SEPTEMBER = 9;

    private final OrganisationService organisations;
    private final CalendarService calendar;
    private final Access access;
    private final Clock clock;

    OrganisationPages(
            OrganisationService organisations,
            CalendarService calendar,
            Access access,
            Clock clock) {
        this.organisations = organisations;
        this.calendar = calendar;
        this.access = access;
        this.clock = clock;
    }

    Map<String, String> schoolChoices(Action action) {
        Map<String, String> schools = new LinkedHashMap<>();
        for (SchoolName school : organisations.schoolsFor(action)) {
            schools.put(Long.toString(school.id()), school.name());
        }
        return schools;
    }

    Component organisation(Runnable again) {
        Div page = new Div(new Paragraph(word("settings.organisation.text")));
        if (!access.isForPortal(Action.PORTAL_SETTINGS)) {
            page.add(new Paragraph(word("settings.portal-only")));
            return page;
        }
        for (OrganisationKind kind : OrganisationKind.values()) {
            String key = kind == OrganisationKind.TRUST ? "trust" : "local-authority";
            UnorderedList list = new UnorderedList();
            for (OrganisationName name : organisations.organisations(kind)) {
                list.add(new ListItem(name.name()));
            }
            EntryForm form = new EntryForm(key);
            TextInput name = form.text("name", word("settings." + key + ".name"), "");
            form.button(
                    word("settings." + key + ".add"),
                    kind == OrganisationKind.TRUST,
                    () -> {
                        organisations.addOrganisation(kind, name.value());
                        again.run();
                    });
            page.add(new Section(new H2(word("settings." + key + ".heading")), list, form));
        }
        return page;
    }

    Component schools(Runnable again) {
        Div page = new Div();
        boolean portal = access.isForPortal(Action.PORTAL_SETTINGS);
        Map<String, String> trusts = portal ? choices(OrganisationKind.TRUST) : Map.of();
        Map<String, String> authorities =
                portal ? choices(OrganisationKind.LOCAL_AUTHORITY) : Map.of();
        for (SchoolDetails school : organisations.schools()) {
            page.add(school(school, portal, trusts, authorities, again));
        }
        if (portal) {
            page.add(
                    new Section(
                            new H2(word("settings.school.add")),
                            addSchool(trusts, authorities, again)));
        } else {
            page.add(new Paragraph(word("settings.portal-only")));
        }
        return page;
    }

    private Map<String, String> choices(OrganisationKind kind) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", word("settings.none"));
        for (OrganisationName name : organisations.organisations(kind)) {
            choices.put(Long.toString(name.id()), name.name());
        }
        return choices;
    }

    private static Map<String, String> nations() {
        Map<String, String> nations = new LinkedHashMap<>();
        for (Nation nation : Nation.values()) {
            nations.put(nation.id(), word("nation." + nation.id()));
        }
        return nations;
    }

    private static @Nullable Long number(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private EntryForm addSchool(
            Map<String, String> trusts, Map<String, String> authorities, Runnable again) {
        EntryForm form = new EntryForm("school");
        TextInput name = form.text("name", word("settings.school.name"), "");
        TextInput reference = form.text("reference", word("settings.school.reference"), "");
        SelectInput nation =
                form.select("nation", word("settings.school.nation"), nations(), "england");
        List<String> ids = new ArrayList<>(trusts.keySet());
        SelectInput trust =
                form.select(
                        "trust",
                        word("settings.trust.name"),
                        trusts,
                        ids.size() == 2 ? ids.get(1) : "");
        List<String> known = new ArrayList<>(authorities.keySet());
        SelectInput authority =
                form.select(
                        "authority",
                        word("settings.local-authority.name"),
                        authorities,
                        known.size() == 2 ? known.get(1) : "");
        form.button(
                word("settings.school.add"),
                true,
                () -> {
                    organisations.addSchool(
                            name.value(),
                            reference.value(),
                            Nation.find(nation.value()).orElse(Nation.ENGLAND),
                            number(trust.value()),
                            number(authority.value()));
                    again.run();
                });
        return form;
    }

    private Component school(
            SchoolDetails school,
            boolean portal,
            Map<String, String> trusts,
            Map<String, String> authorities,
            Runnable again) {
        Section section = new Section(new H2(school.name()));
        section.addClassName("card");
        OrganisationName trust = school.trust();
        section.add(
                new Paragraph(
                        word(
                                "settings.school.facts",
                                school.staff(),
                                trust == null ? word("settings.none") : trust.name(),
                                word("nation." + school.nation().id()))));
        EntryForm form = new EntryForm("school-" + school.id());
        TextInput name = form.text("name", word("settings.school.name"), school.name());
        TextInput reference =
                form.text("reference", word("settings.school.reference"), school.reference());
        SelectInput nation =
                form.select(
                        "nation", word("settings.school.nation"), nations(), school.nation().id());
        OrganisationName now = school.localAuthority();
        SelectInput authority =
                portal
                        ? form.select(
                                "authority",
                                word("settings.local-authority.name"),
                                authorities,
                                now == null ? "" : Long.toString(now.id()))
                        : null;
        form.button(
                word("action.save"),
                false,
                () -> {
                    organisations.changeSchool(
                            school.id(),
                            name.value(),
                            reference.value(),
                            Nation.find(nation.value()).orElse(school.nation()),
                            authority == null
                                    ? (now == null ? null : Long.valueOf(now.id()))
                                    : number(authority.value()));
                    again.run();
                });
        section.add(new NativeDetails(word("settings.school.change", school.name()), form));
        if (portal) {
            section.add(trusts(school, trusts, again));
        }
        return section;
    }

    private Component trusts(SchoolDetails school, Map<String, String> trusts, Runnable again) {
        UnorderedList list = new UnorderedList();
        for (SchoolDetails.TrustMembership was : school.trusts()) {
            LocalDate to = was.to();
            list.add(
                    new ListItem(
                            to == null
                                    ? word(
                                            "settings.trust.since",
                                            was.trust().name(),
                                            Days.inWords(was.from()))
                                    : word(
                                            "settings.trust.until",
                                            was.trust().name(),
                                            Days.inWords(was.from()),
                                            Days.inWords(to))));
        }
        EntryForm form = new EntryForm("trust-" + school.id());
        SelectInput to = form.select("trust", word("settings.trust.to"), trusts, "");
        TextInput from = form.date("from", word("settings.trust.from"), null);
        form.button(
                word("settings.trust.move"),
                false,
                () -> {
                    LocalDate day = EntryForm.day(from);
                    if (day == null) {
                        throw new InvalidInputException("from", "invalid.date");
                    }
                    organisations.changeTrust(school.id(), number(to.value()), day);
                    again.run();
                });
        return new NativeDetails(
                word("settings.trust.history", school.name()), new Div(list, form));
    }

    Component calendar(Runnable again) {
        Div page = new Div(new Paragraph(word("settings.calendar.text")));
        Map<String, String> schools = schoolChoices(Action.SCHOOL_SETTINGS);
        if (schools.isEmpty()) {
            page.add(new Paragraph(word("people.no-school")));
            return page;
        }
        List<Long> all = schools.keySet().stream().map(Long::valueOf).toList();
        page.add(add(CalendarService.Kind.TERM, schools, all, again));
        LocalDate today = Days.today(clock);
        int year = today.getMonthValue() >= SEPTEMBER ? today.getYear() : today.getYear() - 1;
        NativeButton holidays =
                new NativeButton(
                        word(
                                "settings.calendar.bank-holidays",
                                Integer.toString(year),
                                Integer.toString(year + 1)),
                        event -> {
                            calendar.addBankHolidays(all, year);
                            again.run();
                        });
        holidays.addClassName("button");
        page.add(new Section(holidays));
        page.add(
                new NativeDetails(
                        word("settings.calendar.closure"),
                        add(CalendarService.Kind.CLOSURE, schools, all, again)));
        schools.forEach((id, name) -> page.add(days(Long.parseLong(id), name, again)));
        return page;
    }

    private EntryForm add(
            CalendarService.Kind kind,
            Map<String, String> schools,
            List<Long> all,
            Runnable again) {
        boolean term = kind == CalendarService.Kind.TERM;
        EntryForm form = new EntryForm(term ? "term" : "closure");
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", word("people.all-schools"));
        choices.putAll(schools);
        SelectInput school = form.select("school", word("people.column.school"), choices, "");
        TextInput name =
                form.text(
                        "name",
                        word(
                                term
                                        ? "settings.calendar.term-name"
                                        : "settings.calendar.closure-name"),
                        "");
        TextInput first = form.date("first", word("settings.calendar.first"), null);
        TextInput last = form.date("last", word("settings.calendar.last"), null);
        form.button(
                word(term ? "settings.calendar.add-term" : "settings.calendar.add-closure"),
                term,
                () -> {
                    Long one = number(school.value());
                    calendar.add(
                            one == null ? all : List.of(one),
                            kind,
                            name.value(),
                            EntryForm.day(first),
                            EntryForm.day(last));
                    again.run();
                });
        return form;
    }

    private Component days(long schoolId, String school, Runnable again) {
        Section section = new Section(new H2(school));
        for (CalendarService.Kind kind : CalendarService.Kind.values()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("plain-list");
            for (SchoolDates dates : calendar.list(schoolId, kind)) {
                String text =
                        dates.first().equals(dates.last())
                                ? word(
                                        "settings.calendar.day",
                                        dates.name(),
                                        Days.inWords(dates.first()))
                                : word(
                                        "settings.calendar.days",
                                        dates.name(),
                                        Days.inWords(dates.first()),
                                        Days.inWords(dates.last()));
                NativeButton remove =
                        new NativeButton(
                                word("action.remove"),
                                event -> {
                                    calendar.remove(schoolId, kind, dates.id());
                                    again.run();
                                });
                remove.addClassName("link-button");
                remove.getElement()
                        .setAttribute("aria-label", word("settings.calendar.remove", text));
                list.add(new ListItem(new Span(text), remove));
            }
            if (list.getComponentCount() > 0) {
                section.add(
                        new H3(
                                word(
                                        kind == CalendarService.Kind.TERM
                                                ? "settings.calendar.terms"
                                                : "settings.calendar.closures")),
                        list);
            }
        }
        return section;
    }
}

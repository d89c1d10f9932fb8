package org.dueregard.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.AccessTable;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Reach;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.mail.MailState;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.PersonName;
import org.dueregard.people.PortalNumbers;
import org.dueregard.people.PortalSettings;
import org.dueregard.people.SchoolName;
import org.dueregard.security.AccountService;
import org.dueregard.security.Kiosks;
import org.dueregard.security.SignInWays;
import org.dueregard.security.SupportService;

/// What stands on each page of the settings.
@SpringComponent
class SettingsPages {

    private final OrganisationPages organisationPages;
    private final PrivacyPages privacyPages;
    private final OrganisationService organisations;
    private final AccountService accounts;
    private final SupportService support;
    private final Kiosks kiosks;
    private final MailState mail;
    private final SignInWays ways;
    private final PortalNumbers numbers;
    private final PortalSettings settings;
    private final Access access;

    SettingsPages(
            OrganisationPages organisationPages,
            PrivacyPages privacyPages,
            OrganisationService organisations,
            AccountService accounts,
            SupportService support,
            Kiosks kiosks,
            MailState mail,
            SignInWays ways,
            PortalNumbers numbers,
            PortalSettings settings,
            Access access) {
        this.organisationPages = organisationPages;
        this.privacyPages = privacyPages;
        this.organisations = organisations;
        this.accounts = accounts;
        this.support = support;
        this.kiosks = kiosks;
        this.mail = mail;
        this.ways = ways;
        this.numbers = numbers;
        this.settings = settings;
        this.access = access;
    }

    static String word(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /// @param again shows the page anew, after something was saved
    Optional<Component> find(String page, Runnable again) {
        return switch (page) {
            case "organisation" -> Optional.of(organisationPages.organisation(again));
            case "schools" -> Optional.of(organisationPages.schools(again));
            case "calendar" -> Optional.of(organisationPages.calendar(again));
            case "people" -> Optional.of(people());
            case "leads" -> Optional.of(leads());
            case "mail" -> Optional.of(mail());
            case "sign-in" -> Optional.of(signIn());
            case "invitations" -> Optional.of(invitations());
            case "access" -> Optional.of(accessTable());
            case "support" -> Optional.of(support(again));
            case "privacy" -> Optional.of(privacyPages.settings(again));
            case "tablets" -> Optional.of(tablets(again));
            case "checks" ->
                    access.isForPortal(Action.PORTAL_SETTINGS)
                            ? Optional.of(checks(again))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Component checks(Runnable again) {
        EntryForm form = new EntryForm("checks");
        Map<PortalNumbers.Setting, TextInput> fields = new LinkedHashMap<>();
        for (PortalNumbers.Setting setting : PortalNumbers.Setting.values()) {
            TextInput field =
                    form.text(
                            setting.id(),
                            word(setting.id()),
                            "number",
                            Integer.toString(numbers.number(setting)));
            field.addClassName("field-short");
            fields.put(setting, field);
        }
        form.button(
                word("action.save"),
                true,
                () -> {
                    Map<PortalNumbers.Setting, String> wanted = new LinkedHashMap<>();
                    fields.forEach((setting, field) -> wanted.put(setting, field.value()));
                    settings.change(wanted);
                    again.run();
                });
        return new Div(new Paragraph(word("settings.checks.text")), form);
    }

    private Component people() {
        Div page = new Div(new Paragraph(word("settings.people.text")));
        Anchor bring = new Anchor("/" + AdministrationRoutes.IMPORTS, word("people.import"));
        bring.addClassNames("button", "button-primary");
        bring.getElement().setAttribute("router-ignore", true);
        AppLink add = new AppLink(AdministrationRoutes.NEW_PERSON, word("people.add"));
        add.addClassName("button");
        Div actions =
                new Div(bring, add, new AppLink(AdministrationRoutes.PEOPLE, word("menu.people")));
        actions.addClassName("page-actions");
        page.add(actions);
        return page;
    }

    private Component leads() {
        Div page = new Div(new Paragraph(word("settings.leads.text")));
        Facts facts = new Facts();
        for (SchoolName school : organisations.schoolsFor(Action.SCHOOL_SETTINGS)) {
            List<PersonName> holders = accounts.holders(school.id(), PortalRole.DSL);
            if (holders.isEmpty()) {
                facts.addFact(
                        school.name(),
                        new StateTag(StateTag.Kind.NOT_COVERED, word("settings.leads.none")));
            } else {
                Div names = new Div();
                for (PersonName holder : holders) {
                    names.add(
                            new AppLink(AdministrationRoutes.person(holder.id()), holder.name()),
                            new Span(" "));
                }
                facts.addFact(school.name(), names);
            }
        }
        page.add(facts);
        AppLink find =
                new AppLink(
                        AdministrationRoutes.PEOPLE + "?group=dsl", word("settings.leads.find"));
        find.addClassName("button");
        page.add(find);
        return page;
    }

    private Component mail() {
        Div page = new Div();
        page.add(
                new Paragraph(
                        mail.isSet()
                                ? word("settings.mail.set", mail.from())
                                : word("settings.mail.unset")));
        Div ways =
                new Div(
                        new AppLink("outbox", word("menu.outbox")),
                        new AppLink("reminders/words", word("settings.mail.words")));
        ways.addClassName("actions");
        page.add(ways);
        return page;
    }

    private Component signIn() {
        Div page = new Div(new Paragraph(word("settings.sign-in.text")));
        List<String> providers = ways.providers();
        page.add(
                new Paragraph(
                        providers.isEmpty()
                                ? word("settings.sign-in.none")
                                : word("settings.sign-in.some", String.join(", ", providers))));
        Facts facts = new Facts();
        facts.addFact("Microsoft", ways.returnAddress("microsoft"));
        facts.addFact("Google", ways.returnAddress("google"));
        page.add(new H2(word("settings.sign-in.addresses")), facts);
        return page;
    }

    private Component invitations() {
        long byMail = accounts.countUninvited(null, AccountService.Uninvited.WITH_ADDRESS);
        long onPaper = accounts.countUninvited(null, AccountService.Uninvited.WITHOUT_ADDRESS);
        Div page = new Div(new Paragraph(word("settings.invitations.text", byMail, onPaper)));
        page.add(AppLink.asButton(AdministrationRoutes.PEOPLE, word("menu.people")));
        return page;
    }

    /// The one table, as the code has it.
    private Component accessTable() {
        Section section = new Section(new Paragraph(word("settings.access.text")));
        Table table = new Table(word("settings.page.access"));
        table.addColumn(word("settings.access.action"));
        table.addColumn(word("settings.access.who"));
        for (Action action : Action.values()) {
            UnorderedList who = new UnorderedList();
            who.addClassName("plain-list");
            AccessTable.of(action).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry ->
                            who.add(new ListItem(inWords(entry.getKey(), entry.getValue()))));
            table.addRow(new Span(word("action-name." + action.name())), who);
        }
        String factor =
                AccessTable.needSecondFactor().stream()
                        .sorted()
                        .map(role -> word("portal-role." + role.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
        section.add(table, new Paragraph(word("settings.access.factor", factor)));
        return section;
    }

    private static String inWords(PortalRole role, Reach reach) {
        return word(
                "settings.access.reach",
                word("portal-role." + role.name().toLowerCase(Locale.ROOT)),
                word("reach." + reach.name()));
    }

    private Component tablets(Runnable again) {
        Div page = new Div(new Paragraph(word("settings.tablets.text")));
        Anchor allow = new Anchor("/kiosk/allow", word("settings.tablets.allow"));
        allow.addClassNames("button", "button-primary");
        allow.getElement().setAttribute("router-ignore", true);
        page.add(allow);
        for (Kiosks.Kiosk kiosk : kiosks.list()) {
            EntryForm form = new EntryForm("kiosk-" + kiosk.id());
            form.note(
                    new Paragraph(
                            word(
                                    "settings.tablets.one",
                                    kiosk.name(),
                                    kiosk.schoolName(),
                                    Days.inWords(kiosk.createdAt()))));
            form.button(
                    word("settings.tablets.revoke", kiosk.name()),
                    false,
                    () -> {
                        kiosks.revoke(kiosk.id());
                        again.run();
                    });
            page.add(form);
        }
        return page;
    }

    private Component support(Runnable again) {
        Div page = new Div(new Paragraph(word("settings.support.text")));
        for (SupportService.Opening opening : support.list()) {
            EntryForm close = new EntryForm("close-" + opening.id());
            close.note(
                    new Paragraph(
                            word(
                                    "settings.support.open",
                                    opening.schoolName(),
                                    opening.supporter(),
                                    Days.inWords(opening.endsAt()),
                                    opening.reason())));
            close.button(
                    word("settings.support.close"),
                    false,
                    () -> {
                        support.close(opening.id());
                        again.run();
                    });
            page.add(close);
        }
        Map<String, String> schools = organisationPages.schoolChoices(Action.SUPPORT_GRANT);
        if (schools.isEmpty()) {
            return page;
        }
        EntryForm form = new EntryForm("support");
        var school =
                form.select(
                        "school",
                        word("people.column.school"),
                        schools,
                        schools.keySet().iterator().next());
        var email = form.text("support-email", word("settings.support.email"), "email", "");
        var reason = form.text("support-reason", word("settings.support.reason"), "");
        var hours = form.text("support-hours", word("settings.support.hours"), "number", "4");
        form.button(
                word("settings.support.grant"),
                true,
                () -> {
                    support.open(
                            Long.parseLong(school.value()),
                            email.value(),
                            reason.value(),
                            hours.value().matches("\\d{1,3}")
                                    ? Integer.parseInt(hours.value())
                                    : 0);
                    again.run();
                });
        page.add(new H2(word("settings.support.heading")), form);
        return page;
    }
}

package org.dueregard.administration.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Notice;
import org.dueregard.people.PersonDetails;
import org.dueregard.security.AccountService;
import org.dueregard.security.AccountState;
import org.dueregard.security.FreshSignInNeededException;
import org.dueregard.security.SecurityRoutes;
import org.jspecify.annotations.Nullable;

/// A person's account: inviting, roles, switching off.
final class AccountSection extends Section {

    private static final long serialVersionUID = 1L;

    /// What happens when something was done.
    interface Done extends java.io.Serializable {

        void with(long person, String key);
    }

    private final transient AccountService accounts;
    private final Done done;
    private final Notice notice = new Notice();

    AccountSection(PersonDetails person, AccountService accounts, Access access, Done done) {
        this.accounts = accounts;
        this.done = done;
        AccountState state = accounts.states(List.of(person.id())).get(person.id());
        add(new H2(getTranslation("account-state.heading")), notice);
        Facts facts = new Facts();
        facts.addFact(
                getTranslation("account-state.state"),
                PeopleView.AccountTag.of(state, this::getTranslation));
        if (state != null) {
            facts(facts, state);
        }
        add(facts);
        boolean may =
                access.may(Action.ACCOUNTS_EDIT)
                        && access.schools(Action.ACCOUNTS_EDIT).contains(person.school().id());
        if (may) {
            actions(person, state, access.isForPortal(Action.ACCOUNTS_EDIT));
        }
    }

    private void facts(Facts facts, AccountState state) {
        Instant until = state.invitedUntil();
        if (until != null) {
            facts.addFact(getTranslation("account-state.invited-until"), Days.inWords(until));
        }
        Instant last = state.lastSignInAt();
        if (last != null) {
            facts.addFact(getTranslation("account-state.last"), Days.inWords(last));
        }
        String kiosk = state.kioskName();
        if (kiosk != null) {
            facts.addFact(getTranslation("kiosk.name"), kiosk);
        }
        facts.addFact(
                getTranslation("account-state.factor"),
                getTranslation(state.hasSecondFactor() ? "answer.yes" : "answer.no"));
        facts.addFact(
                getTranslation("account-state.roles"),
                state.grants().stream()
                        .filter(grant -> grant.role() != PortalRole.STAFF)
                        .map(this::inWords)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private String inWords(Grant grant) {
        String role = getTranslation("portal-role." + grant.role().name().toLowerCase(Locale.ROOT));
        return grant.scopeId() == Grant.EVERYWHERE
                ? getTranslation("portal-role.everywhere", role)
                : role;
    }

    private void actions(PersonDetails person, @Nullable AccountState state, boolean portal) {
        Div buttons = new Div();
        buttons.addClassName("page-actions");
        boolean active = state != null && state.kind() == AccountState.Kind.ACTIVE;
        boolean off = state != null && state.kind() == AccountState.Kind.DISABLED;
        if (person.email() != null && !active && !off) {
            buttons.add(
                    button(
                            "account-state.invite",
                            () -> accounts.invite(person.id()),
                            person,
                            "account-state.told.invited"));
        }
        if (person.email() == null && !off) {
            Anchor slip =
                    new Anchor(
                            "/" + AdministrationRoutes.CODES + "?person=" + person.id(),
                            getTranslation("account-state.slip"));
            slip.addClassName("button");
            slip.getElement().setAttribute("router-ignore", true);
            buttons.add(slip);
        }
        if (state != null) {
            buttons.add(
                    new ConfirmButton(
                            getTranslation(off ? "account-state.enable" : "account-state.disable"),
                            getTranslation(
                                    off
                                            ? "account-state.enable.question"
                                            : "account-state.disable.question",
                                    person.name()),
                            getTranslation(off ? "account-state.enable" : "account-state.disable"),
                            () ->
                                    attempt(
                                            () -> accounts.setEnabled(person.id(), off),
                                            person,
                                            "person.saved")));
            if (state.hasSecondFactor()) {
                buttons.add(
                        new ConfirmButton(
                                getTranslation("account-state.reset-factors"),
                                getTranslation(
                                        "account-state.reset-factors.question", person.name()),
                                getTranslation("account-state.reset-factors"),
                                () ->
                                        attempt(
                                                () -> accounts.resetFactors(person.id()),
                                                person,
                                                "person.saved")));
            }
        }
        add(buttons, roles(person, state, portal));
    }

    private com.vaadin.flow.component.Component button(
            String key, Runnable action, PersonDetails person, String told) {
        com.vaadin.flow.component.html.NativeButton button =
                new com.vaadin.flow.component.html.NativeButton(
                        getTranslation(key), event -> attempt(action, person, told));
        button.addClassName("button");
        return button;
    }

    private NativeDetails roles(
            PersonDetails person, @Nullable AccountState state, boolean portal) {
        EntryForm form = new EntryForm("roles");
        Map<Grant, CheckInput> boxes = new LinkedHashMap<>();
        for (PortalRole role : PortalRole.values()) {
            if (role != PortalRole.STAFF
                    && (portal || (role != PortalRole.SUPPORT && role != PortalRole.TRUST_LEAD))) {
                Grant home = new Grant(role, person.school().id());
                boxes.put(home, box(form, home, state));
            }
        }
        if (portal) {
            Grant everywhere = new Grant(PortalRole.ADMIN, Grant.EVERYWHERE);
            boxes.put(everywhere, box(form, everywhere, state));
        }
        form.note(new Paragraph(getTranslation("account-state.roles.text")));
        form.button(
                getTranslation("account-state.roles.save"),
                false,
                () -> {
                    Set<Grant> wanted = new HashSet<>();
                    if (state != null) {
                        wanted.addAll(state.grants());
                    }
                    boxes.forEach((grant, box) -> {
                        if (box.value()) {
                            wanted.add(grant);
                        } else {
                            wanted.remove(grant);
                        }
                    });
                    attempt(() -> accounts.setRoles(person.id(), wanted), person, "person.saved");
                });
        return new NativeDetails(getTranslation("account-state.roles.change"), form);
    }

    private CheckInput box(EntryForm form, Grant grant, @Nullable AccountState state) {
        return form.check(
                grant.role().name() + "@" + grant.scopeId(),
                inWords(grant),
                state != null && state.grants().contains(grant));
    }

    private void attempt(Runnable action, PersonDetails person, String told) {
        try {
            action.run();
            done.with(person.id(), told);
        } catch (FreshSignInNeededException e) {
            notice.warn(getTranslation("account-state.prove"));
            Anchor prove = new Anchor(SecurityRoutes.CONFIRM, getTranslation("confirm.heading"));
            prove.getElement().setAttribute("router-ignore", true);
            notice.add(new Paragraph(prove));
        } catch (InvalidInputException e) {
            notice.warn(
                    getTranslation(
                            e.problems().getFirst().key(),
                            e.problems().getFirst().arguments().toArray()));
        }
    }
}

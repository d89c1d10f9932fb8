package org.dueregard.administration.ui;

import static org.dueregard.administration.ui.SettingsPages.word;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.LocalDate;
import java.util.Locale;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.people.PersonDetails;
import org.dueregard.privacy.LegalHold;
import org.dueregard.privacy.PrivacyService;
import org.dueregard.privacy.RetentionRule;

/// Data protection, in the settings and on the page of a person.
@SpringComponent
class PrivacyPages {

    private final PrivacyService privacy;
    private final Access access;

    PrivacyPages(PrivacyService privacy, Access access) {
        this.privacy = privacy;
        this.access = access;
    }

    Component settings(Runnable again) {
        Div page = new Div(new Paragraph(word("settings.privacy.text")));
        Anchor notice = new Anchor("/privacy", word("privacy.heading"));
        notice.getElement().setAttribute("router-ignore", true);
        page.add(notice, new H2(word("settings.privacy.rules")));
        boolean portal = access.isForPortal(Action.PRIVACY_MANAGE);
        for (RetentionRule rule : privacy.rules()) {
            page.add(rule(rule, portal, again));
        }
        page.add(new H2(word("settings.privacy.holds")));
        if (privacy.holds().isEmpty()) {
            page.add(new Paragraph(word("settings.privacy.no-holds")));
        }
        for (LegalHold hold : privacy.holds()) {
            EntryForm form = new EntryForm("hold-" + hold.id());
            form.note(
                    new Paragraph(
                            new AppLink(
                                    AdministrationRoutes.person(hold.staffMemberId()),
                                    hold.person())));
            form.note(
                    new Paragraph(
                            word(
                                    "settings.privacy.hold",
                                    hold.reason(),
                                    Days.inWords(hold.placedAt()))));
            form.button(
                    word("settings.privacy.release", hold.person()),
                    false,
                    () -> {
                        privacy.releaseHold(hold.id());
                        again.run();
                    });
            page.add(form);
        }
        return page;
    }

    private Component rule(RetentionRule rule, boolean portal, Runnable again) {
        String id = rule.kind().name();
        Section section = new Section();
        section.addClassName("card");
        section.add(
                new Paragraph(word("retention." + id)),
                new Paragraph(
                        rule.enabled()
                                ? word("settings.privacy.rule", rule.months())
                                : word("settings.privacy.rule-off", rule.months())));
        if (!portal) {
            return section;
        }
        section.add(new Paragraph(word("settings.privacy.due", rule.due())));
        EntryForm form = new EntryForm("rule-" + id.toLowerCase(Locale.ROOT));
        var months =
                form.text(
                        "months",
                        word("settings.privacy.months"),
                        "number",
                        Integer.toString(rule.months()));
        var enabled = form.check("enabled", word("settings.privacy.enabled"), rule.enabled());
        form.button(
                word("action.save"),
                false,
                () -> {
                    privacy.setRule(
                            rule.kind(),
                            months.value().matches("\\d{1,4}")
                                    ? Integer.parseInt(months.value())
                                    : 0,
                            enabled.value());
                    again.run();
                });
        section.add(new NativeDetails(word("settings.privacy.change"), form));
        return section;
    }

    /// Everything about a person, a hold, and forgetting.
    Component person(PersonDetails person, LocalDate today) {
        Section section = new Section(new H2(word("settings.page.privacy")));
        Notice notice = new Notice();
        section.add(notice, new Paragraph(word("privacy.person.text")));
        Anchor export =
                new Anchor("/people/" + person.id() + "/everything", word("privacy.person.export"));
        export.addClassName("button");
        export.getElement().setAttribute("router-ignore", true);
        section.add(export);
        EntryForm hold = new EntryForm("hold");
        var reason = hold.text("hold-reason", word("privacy.hold.reason"), "");
        hold.button(
                word("privacy.hold.place"),
                false,
                () -> {
                    privacy.placeHold(person.id(), reason.value());
                    notice.say(word("privacy.hold.placed"));
                });
        section.add(new NativeDetails(word("privacy.hold.place"), hold));
        LocalDate left = person.leftOn();
        if (left != null && left.isBefore(today)) {
            section.add(
                    new ConfirmButton(
                            word("privacy.forget"),
                            word("privacy.forget.question", person.name()),
                            word("privacy.forget.confirm"),
                            () -> {
                                try {
                                    privacy.forget(person.id());
                                    Navigation.to(AdministrationRoutes.PEOPLE);
                                } catch (org.dueregard.common.InvalidInputException e) {
                                    notice.warn(word(e.problems().getFirst().key()));
                                }
                            }));
        }
        return section;
    }
}

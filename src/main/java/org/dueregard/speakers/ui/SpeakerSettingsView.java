package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Action;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.Table;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.SchoolName;
import org.dueregard.speakers.Choices.Severity;
import org.dueregard.speakers.SpeakerSettingsService;
import org.dueregard.speakers.SpeakerSettingsService.PointedOut;
import org.dueregard.speakers.SpeakerSettingsService.Rules;
import org.dueregard.speakers.SpeakerSettingsService.Stand;
import org.dueregard.speakers.SpeakerSettingsService.Substitute;
import org.dueregard.speakers.SpeakersRoutes;

/// What a school decides about its visitors.
@Route(SpeakersRoutes.SETTINGS)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.HEAD})
class SpeakerSettingsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SpeakerSettingsService settings;
    private final transient OrganisationService organisations;
    private final transient Clock clock;
    private final Notice notice = new Notice();

    SpeakerSettingsView(
            SpeakerSettingsService settings, OrganisationService organisations, Clock clock) {
        this.settings = settings;
        this.organisations = organisations;
        this.clock = clock;
        setHeading(getTranslation("speakers.settings.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notice.clear();
        List<SchoolName> mine = organisations.schoolsFor(Action.SPEAKERS_SETTINGS);
        if (mine.isEmpty()) {
            show(new Paragraph(getTranslation("people.no-school")));
            return;
        }
        String asked =
                event.getLocation().getQueryParameters().getSingleParameter("school").orElse("");
        long school =
                mine.stream()
                        .map(SchoolName::id)
                        .filter(id -> asked.equals(Long.toString(id)))
                        .findFirst()
                        .orElse(mine.getFirst().id());
        refresh(mine, school);
    }

    private void refresh(List<SchoolName> mine, long school) {
        setCaption(
                mine.stream()
                        .filter(one -> one.id() == school)
                        .map(SchoolName::name)
                        .findFirst()
                        .orElse(""));
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))));
        parts.add(notice);
        if (mine.size() > 1) {
            Map<String, String> choices = new LinkedHashMap<>();
            mine.forEach(one -> choices.put(Long.toString(one.id()), one.name()));
            SelectInput select =
                    new SelectInput(
                            "settings-school", getTranslation("speakers.settings.school"), choices);
            select.setValue(Long.toString(school));
            select.onChange(
                    () -> Navigation.to(SpeakersRoutes.SETTINGS + "?school=" + select.value()));
            parts.add(select);
        }
        Runnable again = () -> refresh(mine, school);
        parts.add(substitutes(school, again));
        parts.add(rules(school, again));
        parts.add(phrases(school, again));
        show(parts.toArray(Component[]::new));
    }

    private void done(String key, Runnable action, Runnable again) {
        action.run();
        again.run();
        notice.say(getTranslation(key));
        focusHeading();
    }

    private Section substitutes(long school, Runnable again) {
        Section section =
                new Section(
                        new H2(getTranslation("speakers.settings.substitutes")),
                        new Paragraph(getTranslation("speakers.settings.substitutes.text")));
        List<Substitute> standing = settings.substitutes(school);
        if (standing.isEmpty()) {
            section.add(new Paragraph(getTranslation("speakers.settings.substitutes.none")));
        }
        UnorderedList list = new UnorderedList();
        for (Substitute one : standing) {
            NativeButton end =
                    new NativeButton(
                            getTranslation("speakers.settings.substitute.end"),
                            event ->
                                    done(
                                            "speakers.settings.substitute.ended",
                                            () -> settings.endSubstitute(school, one.id()),
                                            again));
            end.addClassName("button");
            list.add(
                    new ListItem(
                            new Span(
                                    getTranslation(
                                            "speakers.settings.substitute.line",
                                            one.name(),
                                            SpeakerWords.of("stand", one.stand()),
                                            Days.inWords(one.from()),
                                            Days.inWords(one.to()),
                                            one.reason())),
                            new Div(end)));
        }
        if (!standing.isEmpty()) {
            section.add(list);
        }
        EntryForm form = new EntryForm("substitute");
        TextInput email =
                form.text(
                        "email", getTranslation("speakers.settings.substitute.email"), "email", "");
        List<Stand> stands =
                settings.mayDelegate(school) ? List.of(Stand.values()) : List.of(Stand.VET);
        SelectInput stand =
                form.select(
                        "stand",
                        getTranslation("speakers.settings.substitute.for"),
                        SpeakerWords.options("stand", stands.toArray(Stand[]::new)),
                        Stand.VET.name());
        TextInput from =
                form.date(
                        "from",
                        getTranslation("speakers.settings.substitute.from"),
                        Days.today(clock));
        TextInput to = form.date("to", getTranslation("speakers.settings.substitute.to"), null);
        TextInput reason =
                form.text("reason", getTranslation("speakers.settings.substitute.reason"), "");
        form.button(
                getTranslation("speakers.settings.substitute.add"),
                true,
                () ->
                        done(
                                "speakers.settings.substitute.added",
                                () ->
                                        settings.nameSubstitute(
                                                school,
                                                email.value(),
                                                Stand.valueOf(stand.value()),
                                                EntryForm.day(from),
                                                EntryForm.day(to),
                                                reason.value()),
                                again));
        section.add(form);
        return section;
    }

    private Section rules(long school, Runnable again) {
        Rules rules = settings.rules(school);
        boolean head = settings.mayDelegate(school);
        EntryForm form = new EntryForm("rules");
        CheckInput green =
                head
                        ? form.check(
                                "green",
                                getTranslation("speakers.settings.green"),
                                rules.greenDelegated())
                        : null;
        if (!head) {
            form.note(new Paragraph(getTranslation("speakers.settings.green.head")));
        }
        TextInput approved = months(form, "approved", rules.approvedMonths());
        TextInput declined = months(form, "declined", rules.declinedMonths());
        TextInput withdrawn = months(form, "withdrawn", rules.withdrawnMonths());
        Paragraph hint = new Paragraph(getTranslation("speakers.settings.rules.hint"));
        hint.addClassName("hint");
        form.note(hint);
        form.button(
                getTranslation("action.save"),
                true,
                () ->
                        done(
                                "speakers.settings.saved",
                                () ->
                                        settings.setRules(
                                                school,
                                                new Rules(
                                                        green == null
                                                                ? rules.greenDelegated()
                                                                : green.value(),
                                                        number(approved),
                                                        number(declined),
                                                        number(withdrawn))),
                                again));
        UnorderedList due = new UnorderedList();
        settings.dryRun(school)
                .forEach((what, count) ->
                        due.add(new ListItem(getTranslation("speakers.retention." + what, count))));
        return new Section(
                new H2(getTranslation("speakers.settings.rules")),
                form,
                new Paragraph(getTranslation("speakers.retention")),
                due);
    }

    private TextInput months(EntryForm form, String field, int value) {
        TextInput input =
                form.text(
                        field,
                        getTranslation("speakers.settings." + field),
                        "number",
                        Integer.toString(value));
        input.addClassName("field-short");
        return input;
    }

    private static int number(TextInput input) {
        return input.value().matches("\\d{1,4}") ? Integer.parseInt(input.value()) : 0;
    }

    private Section phrases(long school, Runnable again) {
        Section section =
                new Section(
                        new H2(getTranslation("speakers.settings.phrases")),
                        new Paragraph(getTranslation("speakers.settings.phrases.text")));
        Table table = new Table(getTranslation("speakers.settings.phrases"));
        table.addColumn(getTranslation("speakers.settings.phrase"));
        table.addColumn(getTranslation("speakers.settings.severity"));
        table.addColumn(getTranslation("speakers.settings.other-reading"));
        table.addColumn(getTranslation("speakers.settings.phrase.off"));
        for (PointedOut one : settings.phrases(school)) {
            NativeButton remove =
                    new NativeButton(
                            getTranslation("speakers.settings.phrase.remove", one.phrase()),
                            event ->
                                    done(
                                            "speakers.settings.phrase.removed",
                                            () -> settings.removePhrase(school, one.phrase()),
                                            again));
            remove.addClassName("link-button");
            table.addRow(
                    new Span(one.phrase()),
                    new Span(SpeakerWords.of("severity", one.severity())),
                    new Span(one.otherReading()),
                    remove);
        }
        section.add(table);
        EntryForm form = new EntryForm("phrase");
        TextInput phrase = form.text("phrase", getTranslation("speakers.settings.phrase"), "");
        SelectInput severity =
                form.select(
                        "severity",
                        getTranslation("speakers.settings.severity"),
                        SpeakerWords.options("severity", Severity.values()),
                        Severity.MEDIUM.name());
        TextInput reading =
                form.text("other-reading", getTranslation("speakers.settings.other-reading"), "");
        form.button(
                getTranslation("speakers.settings.phrase.add"),
                true,
                () ->
                        done(
                                "speakers.settings.phrase.added",
                                () ->
                                        settings.addPhrase(
                                                school,
                                                phrase.value(),
                                                Severity.valueOf(severity.value()),
                                                reading.value()),
                                again));
        section.add(form);
        return section;
    }
}

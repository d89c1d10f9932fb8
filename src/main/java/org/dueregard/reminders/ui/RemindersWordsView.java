package org.dueregard.reminders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.ConfirmButton;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.SchoolName;
import org.dueregard.reminders.MailTemplate;
import org.dueregard.reminders.MailWords;
import org.dueregard.reminders.RemindersRoutes;
import org.dueregard.reminders.TemplateService;

/// The words of a school's reminders, with how they will look.
@Route(RemindersRoutes.WORDS)
@RolesAllowed({PortalRole.Name.DSL, PortalRole.Name.ADMIN})
class RemindersWordsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final int ROWS = 16;

    private final transient TemplateService templates;
    private final Notice notice = new Notice();

    RemindersWordsView(TemplateService templates) {
        this.templates = templates;
        addClassName("wide");
        setCaption(getTranslation("reminders.words.caption"));
        setHeading(getTranslation("reminders.words.heading"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MailTemplate template =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(RemindersRoutes.MAIL)
                        .flatMap(MailTemplate::find)
                        .orElse(MailTemplate.DIGEST);
        notice.clear();
        show(SchoolChoice.chosen(templates.schools(), event.getLocation()), template);
    }

    private void show(SchoolName school, MailTemplate template) {
        MailWords words = templates.find(school.id(), template);
        MailPreview preview = new MailPreview();
        Section looks = new Section(new H2(getTranslation("reminders.words.preview")), preview);
        Div both = new Div(form(school, template, words, preview), looks);
        both.addClassName("side-by-side");
        List<Component> parts = new ArrayList<>();
        parts.add(notice);
        parts.add(filters(school, template));
        parts.add(
                new Paragraph(
                        getTranslation(
                                words.own() ? "reminders.words.own" : "reminders.words.standard")));
        parts.add(both);
        if (words.own()) {
            parts.add(reset(school, template));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component filters(SchoolName school, MailTemplate template) {
        Map<String, String> mails = new LinkedHashMap<>();
        for (MailTemplate one : MailTemplate.values()) {
            mails.put(one.id(), getTranslation("reminders.words." + one.id()));
        }
        SelectInput mail = new SelectInput("mail", getTranslation("reminders.words.which"), mails);
        mail.setValue(template.id());
        mail.onChange(() ->
                Navigation.to(
                        RemindersRoutes.words(
                                school.id(),
                                MailTemplate.find(mail.value()).orElse(MailTemplate.DIGEST))));
        Div filters = new Div(mail);
        List<SchoolName> schools = templates.schools();
        if (schools.size() > 1) {
            filters.add(
                    SchoolChoice.field(
                            getTranslation("reminders.school"),
                            schools,
                            school,
                            id -> RemindersRoutes.words(id, template)));
        }
        filters.addClassName("filters");
        return filters;
    }

    private EntryForm form(
            SchoolName school, MailTemplate template, MailWords words, MailPreview preview) {
        EntryForm form = new EntryForm("words");
        Paragraph how = new Paragraph(getTranslation("reminders.words.how"));
        how.addClassName("hint");
        form.note(how);
        TextInput subject =
                form.text("subject", getTranslation("reminders.words.subject"), words.subject());
        TextAreaInput body =
                form.area("body", getTranslation("reminders.words.body"), ROWS, words.body());
        Runnable look =
                () ->
                        preview.show(
                                templates.preview(
                                        school.id(), template, subject.value(), body.value()));
        subject.onTyping(look);
        body.onTyping(look);
        look.run();
        form.button(
                getTranslation("action.save"),
                true,
                () -> {
                    templates.save(school.id(), template, subject.value(), body.value());
                    again(school, template, getTranslation("reminders.words.saved"));
                });
        return form;
    }

    private Component reset(SchoolName school, MailTemplate template) {
        return new ConfirmButton(
                getTranslation("reminders.words.reset"),
                getTranslation("reminders.words.reset.question"),
                getTranslation("reminders.words.reset"),
                () -> {
                    templates.reset(school.id(), template);
                    again(school, template, getTranslation("reminders.words.reset.done"));
                });
    }

    private void again(SchoolName school, MailTemplate template, String said) {
        show(school, template);
        notice.say(said);
        focusHeading();
    }
}

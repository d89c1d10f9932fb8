package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.speakers.Choices;
import org.dueregard.speakers.FileBrokenException;
import org.dueregard.speakers.FileVerdict;
import org.dueregard.speakers.RequestForm;
import org.dueregard.speakers.RequestMissingException;
import org.dueregard.speakers.RequestState;
import org.dueregard.speakers.SpeakerFile;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.SpeakerRequestService;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.StepKind;
import org.dueregard.speakers.VisitService;
import org.jspecify.annotations.Nullable;

/// One file: what was asked for, what is to be done next and by whom, the checks, the decision, the
/// visits, and everything that happened.
@Route(SpeakersRoutes.FILE)
@RolesAllowed(PortalRole.Name.STAFF)
class SpeakerFileView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SpeakerFileService service;
    private final transient SpeakerRequestService requests;
    private final transient VisitService visits;
    private final transient Clock clock;
    private final Notice notice = new Notice();
    private String reference = "";

    SpeakerFileView(
            SpeakerFileService service,
            SpeakerRequestService requests,
            VisitService visits,
            Clock clock) {
        this.service = service;
        this.requests = requests;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reference = event.getRouteParameters().get("reference").orElse("");
        boolean fresh =
                event.getLocation().getQueryParameters().getSingleParameter("new").isPresent();
        notice.clear();
        try {
            refresh();
        } catch (RequestMissingException e) {
            throw new NotFoundException();
        } catch (FileBrokenException e) {
            broken();
            return;
        }
        if (fresh) {
            notice.say(getTranslation("speakers.submitted"));
        }
    }

    /// All that can be said of a file that somebody altered: which entry it was.
    private void broken() {
        setCaption("");
        setHeading(reference);
        Paragraph warning = new Paragraph(getTranslation("speakers.broken"));
        warning.addClassName("blocked");
        show(
                new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))),
                warning,
                paper(null));
    }

    /// Does something, says what was done or why not, and shows the file as it is then.
    final void act(String done, Runnable action) {
        action.run();
        refresh();
        notice.say(getTranslation(done));
        focusHeading();
    }

    /// The same for what has no form to show a problem in.
    final void attempt(String done, Runnable action) {
        try {
            act(done, action);
        } catch (InvalidInputException e) {
            refresh();
            notice.warn(SpeakerWords.problem(e));
            focusHeading();
        }
    }

    private void refresh() {
        Opened opened = service.open(reference);
        SpeakerFile file = opened.file();
        setCaption(opened.schoolName() + " · " + file.reference());
        setHeading(file.form().title().isBlank() ? file.reference() : file.form().title());
        List<Component> parts = new ArrayList<>();
        parts.add(new Paragraph(new AppLink(SpeakersRoutes.LIST, getTranslation("speakers.back"))));
        parts.add(notice);
        parts.add(status(opened));
        parts.add(new NextSection(this, service, opened));
        if (!file.visits().isEmpty()) {
            parts.add(new VisitsSection(this, service, visits, opened, Days.today(clock)));
        }
        parts.add(asked(opened));
        if (opened.sensitive() || opened.may().contains(StepKind.CHECK_RECORDED)) {
            parts.add(new ChecksSection(this, service, opened, Days.today(clock)));
        }
        if (opened.sensitive() && !file.matches().isEmpty()) {
            parts.add(new PhrasesSection(this, service, opened));
        }
        parts.add(new TimelineSection(opened));
        parts.add(paper(opened.sensitive() ? file : null));
        show(parts.toArray(Component[]::new));
    }

    private Component status(Opened opened) {
        SpeakerFile file = opened.file();
        Div line =
                SpeakerWords.row(SpeakerWords.state(file.state()), SpeakerWords.tier(file.tier()));
        if (file.state() == RequestState.ADVICE_REQUESTED && file.pausedSince() != null) {
            line.add(
                    new Span(
                            getTranslation(
                                    "speakers.clock.paused-since",
                                    Days.inWords(
                                            java.util.Objects.requireNonNull(
                                                    file.pausedSince())))));
        } else if (file.state().isUndecided()) {
            line.add(new Span(getTranslation("speakers.clock.due", Days.inWords(opened.dueOn()))));
        }
        Div all = new Div(line);
        if (!file.tierReasons().isEmpty()) {
            all.add(
                    new Paragraph(
                            getTranslation(
                                    "speakers.tier.because",
                                    SpeakerWords.reasons(file.tierReasons()))));
        }
        boolean red = !file.redReasons().isEmpty() && file.state().isUndecided();
        if (red && opened.sensitive() && !file.tierReasons().equals(file.redReasons())) {
            Paragraph proposed =
                    new Paragraph(
                            getTranslation(
                                    "speakers.tier.red-proposed",
                                    SpeakerWords.reasons(file.redReasons())));
            proposed.addClassName("known-since");
            all.add(proposed);
        }
        if (file.isLate() && file.state().isUndecided()) {
            Paragraph late =
                    new Paragraph(getTranslation("speakers.late.note", file.tier().noticeDays()));
            late.addClassName("known-since");
            all.add(late);
        }
        return all;
    }

    private Component asked(Opened opened) {
        SpeakerFile file = opened.file();
        RequestForm form = file.form();
        Section section = new Section(new H2(getTranslation("speakers.asked")));
        Facts facts = new Facts();
        for (int i = 0; i < form.speakers().size(); i++) {
            RequestForm.Speaker speaker = form.speakers().get(i);
            facts.addFact(
                    getTranslation(form.visitor()),
                    getTranslation(
                            "speakers.fact.speaker.line",
                            speaker.name(),
                            speaker.organisation(),
                            SpeakerWords.of("organisation", speaker.organisationType())));
            if (opened.sensitive() && !speaker.contact().isBlank()) {
                facts.addFact(getTranslation("speakers.label.contact"), speaker.contact());
            }
        }
        facts.addFact(getTranslation("speakers.fact.host"), opened.name(file.requester()));
        for (RequestForm.Day day : form.days()) {
            if (day.day() != null) {
                facts.addFact(
                        getTranslation("speakers.fact.when"),
                        getTranslation(
                                "speakers.when",
                                Days.inWords(day.day()),
                                String.valueOf(day.begins()),
                                String.valueOf(day.ends())));
            }
        }
        fact(facts, "speakers.label.place", form.place());
        fact(facts, form.label("audience"), form.audience());
        facts.addFact(
                getTranslation("speakers.label.openness"),
                SpeakerWords.of("openness", form.openness()));
        facts.addFact(
                getTranslation("speakers.label.topic"), SpeakerWords.of("topic", form.topic()));
        fact(facts, form.label("purpose"), form.purpose());
        fact(facts, "speakers.label.learning", form.learning());
        fact(
                facts,
                form.label("outline"),
                form.outlineRefused()
                        ? getTranslation("speakers.reason.outline-refused")
                        : form.outline());
        fact(facts, form.label("supervisor"), form.supervisor());
        if (form.kind() == Choices.Kind.LETTING) {
            facts.addFact(
                    getTranslation("speakers.label.pupils-attend"),
                    getTranslation(form.pupilsAttend() ? "paper.file.yes" : "paper.file.no"));
        }
        fact(
                facts,
                "speakers.label.contested-words",
                form.contested() ? form.contestedWords() : "");
        fact(facts, "speakers.label.fee-words", form.fee() ? form.feeWords() : "");
        section.add(facts);
        Div actions = new Div();
        actions.addClassName("page-actions");
        if (opened.may().contains(StepKind.FORM_CHANGED)) {
            actions.add(new ChangeSection(this, service, opened));
        }
        com.vaadin.flow.component.html.NativeButton copy =
                new com.vaadin.flow.component.html.NativeButton(
                        getTranslation("speakers.copy"),
                        event ->
                                Navigation.to(
                                        SpeakersRoutes.NEW
                                                + "?draft="
                                                + requests.copy(file.reference())));
        copy.addClassName("button");
        actions.add(copy);
        Anchor files =
                new Anchor(
                        SpeakersRoutes.attachments(file.reference()),
                        getTranslation("attachments.link", opened.attached().size()));
        files.addClassName("button");
        files.getElement().setAttribute("router-ignore", true);
        actions.add(files);
        section.add(actions);
        return section;
    }

    private void fact(Facts facts, String key, String value) {
        if (!value.isBlank()) {
            facts.addFact(getTranslation(key), value);
        }
    }

    /// @param file whose papers may be taken, absent where none may
    private Component paper(@Nullable SpeakerFile file) {
        Section section = new Section(new H2(getTranslation("speakers.chain")));
        section.add(new Paragraph(getTranslation("speakers.chain.text")));
        Paragraph verdict = new Paragraph();
        verdict.getElement().setAttribute("role", "status");
        com.vaadin.flow.component.html.NativeButton verify =
                new com.vaadin.flow.component.html.NativeButton(
                        getTranslation("speakers.verify"),
                        event -> {
                            FileVerdict found = service.verify(reference);
                            verdict.setText(
                                    found.isSound()
                                            ? getTranslation(
                                                    "speakers.verify.sound",
                                                    found.entries(),
                                                    found.head().substring(0, 16))
                                            : getTranslation(
                                                    "speakers.verify.broken",
                                                    found.at(),
                                                    getTranslation(
                                                            "speakers.verify."
                                                                    + java.util.Objects
                                                                            .requireNonNull(
                                                                                    found.fault())
                                                                            .name()
                                                                            .toLowerCase(
                                                                                    java.util.Locale
                                                                                            .ROOT)
                                                                            .replace('_', '-'))));
                        });
        verify.addClassName("button");
        Div actions = new Div(verify);
        actions.addClassName("page-actions");
        if (file != null) {
            actions.add(
                    plain(SpeakersRoutes.BUNDLE, "speakers.bundle"),
                    plain(SpeakersRoutes.REDACTED, "speakers.redacted"));
            for (int i = 1; i <= file.form().speakers().size(); i++) {
                Anchor data = plain(SpeakersRoutes.EXPORT, "paper.data.link");
                data.setHref(data.getHref().replace("{number}", Integer.toString(i)));
                data.setText(getTranslation("paper.data.link", file.speaker(i).name()));
                actions.add(data);
            }
        }
        section.add(actions, verdict);
        return section;
    }

    private Anchor plain(String template, String key) {
        Anchor link = new Anchor(template.replace("{reference}", reference), getTranslation(key));
        link.addClassName("button");
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    /// A form with one text and one button.
    static EntryForm one(
            String prefix,
            String field,
            String label,
            String button,
            java.util.function.Consumer<String> action) {
        EntryForm form = new EntryForm(prefix);
        TextAreaInput text = form.area(field, label, 3, "");
        form.button(button, false, () -> action.accept(text.value()));
        return form;
    }
}

package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import org.dueregard.common.Cited;
import org.dueregard.common.Days;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.CitedSource;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.common.ui.SafeHtmlText;
import org.dueregard.common.ui.StateTag;
import org.dueregard.content.QuestionType;
import org.dueregard.scoring.Confidence;
import org.dueregard.training.AttemptPurpose;
import org.dueregard.training.AttemptResult;
import org.dueregard.training.TrainingRoutes;

/// What came of an attempt: the verdict, what to do next, and for every question the reason.
class ResultPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AttemptResult result;

    ResultPanel(AttemptResult result, Runnable again) {
        this.result = result;
        add(verdict());
        if (result.passed()) {
            addToDo();
            addCertificate();
            add(carryOn());
        } else {
            addNextSteps(again);
        }
        addSureAndWrong();
        addObjectives();
        add(new H2(getTranslation("result.answers")));
        result.questions().forEach(question -> add(marked(question)));
    }

    private Component verdict() {
        Paragraph score =
                new Paragraph(
                        getTranslation(
                                "result.score",
                                result.percent(),
                                result.right(),
                                result.questions().size(),
                                result.passMark()));
        score.addClassName("lead");
        Div verdict = new Div(score);
        LocalDate validUntil = result.validUntil();
        if (validUntil != null) {
            verdict.add(
                    new Paragraph(getTranslation("result.valid-until", Days.inWords(validUntil))));
        }
        return verdict;
    }

    /// What of the module is still to be done before it counts.
    private void addToDo() {
        if (result.toDo().isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        for (AttemptResult.ReadAgain scenario : result.toDo()) {
            list.add(new ListItem(new AppLink(scenario.address(), scenario.title())));
        }
        add(new Section(new H2(getTranslation("result.to-do")), list));
    }

    private void addSureAndWrong() {
        long count = result.questions().stream().filter(AttemptResult.Marked::sureAndWrong).count();
        if (count > 0) {
            Paragraph told = new Paragraph(getTranslation("result.sure-and-wrong", count));
            told.addClassName("callout");
            add(told);
        }
    }

    private void addCertificate() {
        if (result.certificate()) {
            Anchor link = new Anchor("/certificates", getTranslation("result.certificate"));
            link.getElement().setAttribute("router-ignore", true);
            add(new Paragraph(link));
        }
    }

    private Component carryOn() {
        String next =
                result.toDo().isEmpty() ? TrainingRoutes.LIST : result.toDo().getFirst().address();
        Paragraph action = new Paragraph(AppLink.asButton(next, getTranslation("action.continue")));
        action.addClassName("action");
        return action;
    }

    private void addNextSteps(Runnable again) {
        UnorderedList sections = new UnorderedList();
        for (AttemptResult.ReadAgain section : result.readAgain()) {
            sections.add(new ListItem(new AppLink(section.address(), section.title())));
        }
        NativeButton retry = new NativeButton(getTranslation("result.again"), event -> again.run());
        retry.addClassNames("button", "button-primary");
        Paragraph action = new Paragraph(retry);
        action.addClassName("action");
        if (result.purpose() == AttemptPurpose.CHECK) {
            // It is offered again after a briefing, not at once.
            add(
                    new Paragraph(getTranslation("result.check-failed")),
                    new Section(new H2(getTranslation("result.read-again")), sections),
                    carryOn());
            return;
        }
        add(
                new Section(new H2(getTranslation("result.read-again")), sections),
                new Paragraph(getTranslation("result.new-questions")),
                action);
    }

    private void addObjectives() {
        if (result.objectives().isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("objectives");
        for (AttemptResult.ObjectiveResult objective : result.objectives()) {
            list.add(
                    new ListItem(
                            new Span(objective.sentence()),
                            new StateTag(
                                    objective.right() == objective.of()
                                            ? StateTag.Kind.COVERED
                                            : StateTag.Kind.NOT_COVERED,
                                    getTranslation(
                                            "result.of", objective.right(), objective.of()))));
        }
        add(new Section(new H2(getTranslation("result.objectives")), list));
    }

    private Component marked(AttemptResult.Marked question) {
        H3 heading =
                new H3(new Span(question.position() + ". "), new SafeHtmlText(question.html()));
        Section section = new Section(heading, mark(question));
        section.addClassName("marked");
        SafeHtml details = question.details();
        if (details != null) {
            section.add(new SafeHtmlBlock(details));
        }
        if (question.type() == QuestionType.ORDER) {
            OrderedList lines = new OrderedList();
            question.options().forEach(option -> lines.add(line(question.type(), option)));
            section.add(lines);
        } else {
            UnorderedList lines = new UnorderedList();
            question.options().forEach(option -> lines.add(line(question.type(), option)));
            section.add(lines);
        }
        Confidence confidence = question.confidence();
        if (confidence != null) {
            Paragraph sure =
                    new Paragraph(
                            getTranslation(
                                    question.sureAndWrong()
                                            ? "result.you-were-and-wrong"
                                            : "result.you-were",
                                    getTranslation("confidence.mid." + confidence)));
            sure.addClassName("hint");
            section.add(sure);
        }
        SafeHtml feedback = question.feedback();
        if (feedback != null) {
            SafeHtmlBlock reason = new SafeHtmlBlock(feedback);
            reason.addClassName("reason");
            section.add(reason);
        }
        addSource(section, question);
        return section;
    }

    private Component mark(AttemptResult.Marked question) {
        if (question.full()) {
            return new StateTag(StateTag.Kind.COVERED, getTranslation("result.right"));
        }
        return new StateTag(
                StateTag.Kind.NOT_COVERED,
                getTranslation(question.part() ? "result.part" : "result.wrong"));
    }

    private ListItem line(QuestionType type, AttemptResult.MarkedOption option) {
        return switch (type) {
            case ONE, MANY, TRUE_FALSE -> option(option);
            case ORDER, MATCH, SHORT -> answered(type, option);
        };
    }

    /// A line as it should be, with what stood there instead.
    private ListItem answered(QuestionType type, AttemptResult.MarkedOption line) {
        ListItem item = new ListItem(new SafeHtmlText(line.html()));
        Span note;
        if (line.right()) {
            note = note("result.line-right");
        } else if (!line.given()) {
            note = note("result.not-answered");
        } else {
            String instead = line.instead();
            note =
                    new Span(
                            getTranslation(
                                    type == QuestionType.ORDER
                                            ? "result.you-placed"
                                            : "result.you-answered",
                                    instead == null ? "" : instead));
            note.addClassName("note");
        }
        item.add(note);
        return item;
    }

    private ListItem option(AttemptResult.MarkedOption option) {
        ListItem item = new ListItem(new SafeHtmlText(option.html()));
        if (option.given()) {
            item.add(note(option.right() ? "result.you-right" : "result.you-wrong"));
        } else if (option.right()) {
            item.add(note("result.right-answer"));
        }
        SafeHtml feedback = option.feedback();
        if (feedback != null && (option.given() || option.right())) {
            item.add(new SafeHtmlBlock(feedback));
        }
        return item;
    }

    private Span note(String key) {
        Span note = new Span(getTranslation(key));
        note.addClassName("note");
        return note;
    }

    private void addSource(Section section, AttemptResult.Marked question) {
        Cited cited = question.source();
        if (cited == null) {
            return;
        }
        Paragraph source = new Paragraph(getTranslation("result.source") + " ");
        source.addClassName("hint");
        source.add(new CitedSource(cited));
        section.add(source);
    }
}

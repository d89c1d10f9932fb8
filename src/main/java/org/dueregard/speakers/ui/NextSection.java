package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.dueregard.common.Days;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.Choices.ConditionFor;
import org.dueregard.speakers.Choices.DeclineReason;
import org.dueregard.speakers.FileEntry;
import org.dueregard.speakers.RequestState;
import org.dueregard.speakers.SpeakerFile;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.NewCondition;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.StepKind;
import org.dueregard.speakers.Tier;

/// What the reader can do now, the likeliest first; and where it waits for somebody else, for whom.
class NextSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int CONDITIONS = 5;

    private final SpeakerFileView view;
    private final transient SpeakerFileService service;
    private final transient Opened opened;
    private final transient SpeakerFile file;
    private final String reference;

    NextSection(SpeakerFileView view, SpeakerFileService service, Opened opened) {
        this.view = view;
        this.service = service;
        this.opened = opened;
        this.file = opened.file();
        this.reference = file.reference();
        add(new H2(getTranslation("speakers.next")));
        add(new Paragraph(getTranslation("speakers.waits." + file.state().id())));
        red();
        told();
        begin();
        answer();
        recommend();
        decide();
        appeal();
        decideAppeal();
        Div others = new Div();
        askForMore(others);
        advice(others);
        tier(others);
        reopen(others);
        withdraw(others);
        add(others);
    }

    private boolean may(StepKind kind) {
        return opened.may().contains(kind);
    }

    /// What was asked, advised, proposed or decided last.
    private void told() {
        switch (file.state()) {
            case MORE_INFORMATION -> quote(StepKind.ASKED_FOR_MORE, "what");
            case RECOMMENDED -> {
                file.last(StepKind.RECOMMENDED)
                        .ifPresent(entry ->
                                add(
                                        new Paragraph(
                                                getTranslation(
                                                        "speakers.proposed",
                                                        opened.name(entry.actorId()),
                                                        getTranslation(
                                                                "speakers.proposal."
                                                                        + entry.facts()
                                                                                .getOrDefault(
                                                                                        "proposal",
                                                                                        "")
                                                                                .toLowerCase(
                                                                                        java.util
                                                                                                .Locale
                                                                                                .ROOT)
                                                                                .replace(
                                                                                        '_',
                                                                                        '-'))))));
                quote(StepKind.RECOMMENDED, "reasons");
                quote(StepKind.ADVICE_GIVEN, "advice");
                lowerThanProposed();
            }
            case ADVICE_REQUESTED -> quote(StepKind.ADVICE_ASKED, "question");
            case VETTING -> {
                quote(StepKind.ANSWERED, "answer");
                quote(StepKind.ADVICE_GIVEN, "advice");
                quote(StepKind.OVERTURNED, "reasons");
                lowerThanProposed();
            }
            case APPROVED, APPROVED_WITH_CONDITIONS -> decided();
            case DECLINED -> {
                decided();
                quote(StepKind.DECLINED, "reasons");
            }
            case APPEALED -> {
                quote(StepKind.DECLINED, "reasons");
                quote(StepKind.APPEALED, "words");
            }
            case UPHELD -> quote(StepKind.UPHELD, "reasons");
            default -> {
                // Nothing was said.
            }
        }
    }

    /// Why somebody set a lower tier than the file proposes.
    private void lowerThanProposed() {
        if (opened.sensitive() && file.tier() != Tier.RED && !file.redReasons().isEmpty()) {
            quote(StepKind.TIER_SET, "why");
        }
    }

    private void decided() {
        if (file.decidedAt() != null) {
            add(
                    new Paragraph(
                            getTranslation(
                                    "speakers.decided",
                                    opened.name(file.decider()),
                                    Days.inWords(file.decidedAt()))));
        }
        if (!file.conditions().isEmpty()) {
            UnorderedList list = new UnorderedList();
            file.conditions()
                    .forEach(condition ->
                            list.add(
                                    new ListItem(
                                            getTranslation(
                                                    "speakers.condition.line",
                                                    condition.text(),
                                                    SpeakerWords.of(
                                                            "condition-for", condition.whose())))));
            add(list);
        }
    }

    private void quote(StepKind kind, String word) {
        file.last(kind)
                .map(entry -> entry.words().getOrDefault(word, ""))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> {
                    FileEntry entry = file.last(kind).orElseThrow();
                    Paragraph quoted = new Paragraph(text);
                    quoted.addClassName("quoted");
                    Paragraph by =
                            new Paragraph(
                                    getTranslation(
                                            "speakers.step." + kind.id() + ".by",
                                            opened.name(entry.actorId()),
                                            Days.inWords(entry.at())));
                    by.addClassName("hint");
                    add(by, quoted);
                });
    }

    private void begin() {
        if (file.state() == RequestState.SUBMITTED && may(StepKind.VETTING_BEGUN)) {
            NativeButton begin =
                    new NativeButton(
                            getTranslation("speakers.begin"),
                            event ->
                                    view.attempt("speakers.begun", () -> service.begin(reference)));
            begin.addClassNames("button", "button-primary");
            add(new Paragraph(begin));
        }
    }

    private void answer() {
        if (may(StepKind.ANSWERED)) {
            add(
                    SpeakerFileView.one(
                            "answer",
                            "answer",
                            getTranslation("speakers.answer"),
                            getTranslation("speakers.answer.send"),
                            text ->
                                    view.act(
                                            "speakers.answered",
                                            () -> service.answer(reference, text))));
        }
    }

    private void missing(String heading, List<String> missing) {
        UnorderedList list = new UnorderedList();
        missing.forEach(key -> list.add(new ListItem(getTranslation(key))));
        add(new Paragraph(getTranslation(heading)), list);
    }

    private void recommend() {
        boolean vetting = file.state() == RequestState.VETTING;
        if (!vetting || !opened.sensitive()) {
            return;
        }
        if (!may(StepKind.RECOMMENDED)) {
            why(StepKind.RECOMMENDED);
            return;
        }
        if (!opened.missing().isEmpty()) {
            missing("speakers.missing", opened.missing());
        }
        if (!opened.missingToDecline().isEmpty()) {
            return;
        }
        EntryForm form = new EntryForm("recommend");
        java.util.Map<String, String> choices = new java.util.LinkedHashMap<>();
        if (opened.missing().isEmpty()) {
            choices.put("APPROVED", getTranslation("speakers.proposal.approved"));
            choices.put(
                    "APPROVED_WITH_CONDITIONS",
                    getTranslation("speakers.proposal.approved-with-conditions"));
        }
        choices.put("DECLINED", getTranslation("speakers.proposal.declined"));
        SelectInput proposal =
                form.select(
                        "proposal",
                        getTranslation("speakers.recommend"),
                        choices,
                        choices.keySet().iterator().next());
        TextAreaInput reasons = form.area("reasons", getTranslation("speakers.reasons"), 3, "");
        form.button(
                getTranslation("speakers.recommend.send"),
                true,
                () ->
                        view.act(
                                "speakers.recommended",
                                () ->
                                        service.recommend(
                                                reference,
                                                RequestState.valueOf(proposal.value()),
                                                reasons.value())));
        add(form);
    }

    private void why(StepKind kind) {
        String why = opened.whyNot().get(kind);
        if (why != null && !why.endsWith("not-yours") && !why.endsWith("moved-on")) {
            Paragraph line = new Paragraph(getTranslation(why));
            line.addClassName("known-since");
            add(line);
        }
    }

    private record ConditionInputs(TextInput text, SelectInput whose, CheckInput before) {}

    private void decide() {
        if (file.state() != RequestState.RECOMMENDED) {
            return;
        }
        if (!may(StepKind.APPROVED)) {
            why(StepKind.APPROVED);
            return;
        }
        if (!opened.missing().isEmpty()) {
            missing("speakers.missing.approval", opened.missing());
        }
        if (opened.missing().isEmpty()) {
            EntryForm approve = new EntryForm("approve");
            TextAreaInput reasons =
                    approve.area("reasons", getTranslation("speakers.approve.reasons"), 3, "");
            List<ConditionInputs> inputs = new ArrayList<>();
            approve.note(new Paragraph(getTranslation("speakers.conditions.text")));
            for (int i = 1; i <= CONDITIONS; i++) {
                TextInput text =
                        approve.text("condition-" + i, getTranslation("speakers.condition", i), "");
                SelectInput whose =
                        approve.select(
                                "whose-" + i,
                                getTranslation("speakers.condition.whose", i),
                                SpeakerWords.options("condition-for", ConditionFor.values()),
                                ConditionFor.HOST.name());
                CheckInput before =
                        approve.check(
                                "before-" + i,
                                getTranslation("speakers.condition.before", i),
                                true);
                boolean first = i == 1;
                if (!first) {
                    text.setVisible(false);
                    whose.setVisible(false);
                    before.setVisible(false);
                }
                inputs.add(new ConditionInputs(text, whose, before));
            }
            for (int i = 0; i + 1 < inputs.size(); i++) {
                ConditionInputs next = inputs.get(i + 1);
                inputs.get(i)
                        .text()
                        .onTyping(() -> {
                            next.text().setVisible(true);
                            next.whose().setVisible(true);
                            next.before().setVisible(true);
                        });
            }
            approve.button(
                    getTranslation("speakers.approve"),
                    true,
                    () ->
                            view.act(
                                    "speakers.approved",
                                    () ->
                                            service.approve(
                                                    reference,
                                                    reasons.value(),
                                                    inputs.stream()
                                                            .filter(one ->
                                                                    !one.text().value().isBlank())
                                                            .map(one ->
                                                                    new NewCondition(
                                                                            one.text().value(),
                                                                            ConditionFor.valueOf(
                                                                                    one.whose()
                                                                                            .value()),
                                                                            one.before().value()))
                                                            .toList())));
            add(approve);
        }
        EntryForm decline = new EntryForm("decline");
        SelectInput code =
                decline.select(
                        "code",
                        getTranslation("speakers.decline.code"),
                        SpeakerWords.options("decline", DeclineReason.values()),
                        DeclineReason.OTHER.name());
        TextAreaInput words =
                decline.area("reasons", getTranslation("speakers.decline.reasons"), 3, "");
        decline.button(
                getTranslation("speakers.decline"),
                false,
                () ->
                        view.act(
                                "speakers.declined",
                                () ->
                                        service.decline(
                                                reference,
                                                DeclineReason.valueOf(code.value()),
                                                words.value())));
        boolean proposed =
                file.last(StepKind.RECOMMENDED).stream()
                        .anyMatch(entry ->
                                RequestState.DECLINED.name().equals(entry.facts().get("proposal")));
        NativeDetails details =
                new NativeDetails(
                        getTranslation(
                                proposed ? "speakers.decline.proposed" : "speakers.decline.open"),
                        decline);
        details.setOpen(proposed);
        add(details);
    }

    private void appeal() {
        if (may(StepKind.APPEALED)) {
            add(
                    new NativeDetails(
                            getTranslation("speakers.appeal.open"),
                            SpeakerFileView.one(
                                    "appeal",
                                    "words",
                                    getTranslation("speakers.appeal"),
                                    getTranslation("speakers.appeal.send"),
                                    text ->
                                            view.act(
                                                    "speakers.appealed",
                                                    () -> service.appeal(reference, text)))));
        }
    }

    private void decideAppeal() {
        if (file.state() != RequestState.APPEALED) {
            return;
        }
        if (!may(StepKind.UPHELD)) {
            why(StepKind.UPHELD);
            return;
        }
        EntryForm form = new EntryForm("appeal-decision");
        TextAreaInput reasons = form.area("reasons", getTranslation("speakers.reasons"), 3, "");
        form.button(
                getTranslation("speakers.overturn"),
                true,
                () ->
                        view.act(
                                "speakers.overturned",
                                () -> service.decideAppeal(reference, true, reasons.value())));
        form.button(
                getTranslation("speakers.uphold"),
                false,
                () ->
                        view.act(
                                "speakers.upheld",
                                () -> service.decideAppeal(reference, false, reasons.value())));
        add(form);
    }

    private void askForMore(Div others) {
        if (may(StepKind.ASKED_FOR_MORE)) {
            others.add(
                    new NativeDetails(
                            getTranslation("speakers.ask.open"),
                            SpeakerFileView.one(
                                    "ask",
                                    "what",
                                    getTranslation("speakers.ask"),
                                    getTranslation("speakers.ask.send"),
                                    text ->
                                            view.act(
                                                    "speakers.asked-more",
                                                    () -> service.askForMore(reference, text)))));
        }
    }

    private void advice(Div others) {
        if (may(StepKind.ADVICE_ASKED)) {
            EntryForm form = new EntryForm("advice");
            TextInput whom = form.text("whom", getTranslation("speakers.advice.whom"), "");
            TextInput email =
                    form.text("email", getTranslation("speakers.advice.email"), "email", "");
            TextAreaInput question =
                    form.area("question", getTranslation("speakers.advice.question"), 3, "");
            form.button(
                    getTranslation("speakers.advice.send"),
                    false,
                    () ->
                            view.act(
                                    "speakers.advice.asked",
                                    () ->
                                            service.askAdvice(
                                                    reference,
                                                    whom.value(),
                                                    email.value(),
                                                    question.value())));
            others.add(new NativeDetails(getTranslation("speakers.advice.open"), form));
        }
        if (may(StepKind.ADVICE_GIVEN)) {
            others.add(
                    SpeakerFileView.one(
                            "advice-given",
                            "advice",
                            getTranslation("speakers.advice.record"),
                            getTranslation("speakers.advice.record.send"),
                            text ->
                                    view.act(
                                            "speakers.advice.recorded",
                                            () -> service.recordAdvice(reference, text))));
        }
    }

    /// Asks a person for the tier where the file proposes red and nobody has set it since.
    private void red() {
        if (file.isRedProposed() && may(StepKind.TIER_SET)) {
            add(new Paragraph(getTranslation("speakers.tier.red-asked")), tierForm(Tier.RED));
        }
    }

    private void tier(Div others) {
        if (may(StepKind.TIER_SET) && !file.isRedProposed()) {
            others.add(
                    new NativeDetails(getTranslation("speakers.tier.open"), tierForm(file.tier())));
        }
    }

    private EntryForm tierForm(Tier preset) {
        EntryForm form = new EntryForm("tier");
        SelectInput tier =
                form.select(
                        "tier",
                        getTranslation("speakers.tier"),
                        SpeakerWords.options("tier", Tier.values()),
                        preset.name());
        TextAreaInput reason = form.area("reason", getTranslation("speakers.tier.reason"), 2, "");
        form.button(
                getTranslation("speakers.tier.set"),
                false,
                () ->
                        view.act(
                                "speakers.tier.changed",
                                () ->
                                        service.setTier(
                                                reference,
                                                Tier.valueOf(tier.value()),
                                                reason.value())));
        return form;
    }

    private void reopen(Div others) {
        boolean approved =
                EnumSet.of(RequestState.APPROVED, RequestState.APPROVED_WITH_CONDITIONS)
                        .contains(file.state());
        if (approved && opened.sensitive() && may(StepKind.REOPENED)) {
            others.add(
                    new NativeDetails(
                            getTranslation("speakers.reopen.open"),
                            SpeakerFileView.one(
                                    "reopen",
                                    "why",
                                    getTranslation("speakers.reopen"),
                                    getTranslation("speakers.reopen.send"),
                                    text ->
                                            view.act(
                                                    "speakers.reopened",
                                                    () -> service.reopen(reference, text)))));
        }
    }

    private void withdraw(Div others) {
        if (may(StepKind.WITHDRAWN)) {
            Component form =
                    SpeakerFileView.one(
                            "withdraw",
                            "why",
                            getTranslation("speakers.withdraw"),
                            getTranslation("speakers.withdraw.send"),
                            text ->
                                    view.act(
                                            "speakers.withdrawn",
                                            () -> service.withdraw(reference, text)));
            others.add(new NativeDetails(getTranslation("speakers.withdraw.open"), form));
        }
    }
}

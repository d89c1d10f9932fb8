package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Facts;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.StateTag;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.speakers.CheckItem;
import org.dueregard.speakers.Choices;
import org.dueregard.speakers.Choices.Finding;
import org.dueregard.speakers.Choices.Strength;
import org.dueregard.speakers.EvidenceCard;
import org.dueregard.speakers.SpeakerFile;
import org.dueregard.speakers.SpeakerFileService;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.StepKind;

/// The list of checks for the tier, each an evidence card.
class ChecksSection extends Section {

    private static final long serialVersionUID = 1L;

    private final SpeakerFileView view;
    private final transient SpeakerFileService service;
    private final transient Opened opened;
    private final transient SpeakerFile file;
    private final LocalDate today;

    ChecksSection(
            SpeakerFileView view, SpeakerFileService service, Opened opened, LocalDate today) {
        this.view = view;
        this.service = service;
        this.opened = opened;
        this.file = opened.file();
        this.today = today;
        add(new H2(getTranslation("speakers.checks")));
        long done =
                file.checks().stream().filter(item -> item.state() != CheckItem.State.OPEN).count();
        add(new Paragraph(getTranslation("speakers.checks.done", done, file.checks().size())));
        opened.checks().forEach(item -> add(card(item)));
    }

    private Component card(CheckItem item) {
        Div card = new Div(new H3(title(item)));
        card.addClassName("card");
        card.add(
                new StateTag(
                        switch (item.state()) {
                            case OPEN -> StateTag.Kind.DUE;
                            case DONE -> StateTag.Kind.COVERED;
                            case NOT_NEEDED -> StateTag.Kind.NOT_NEEDED;
                        },
                        SpeakerWords.of("check-state", item.state())));
        if (item.state() == CheckItem.State.OPEN) {
            card.add(new Paragraph(getTranslation("speakers.check.help." + item.kind().id())));
        }
        EvidenceCard evidence = item.card();
        if (evidence != null) {
            if (item.state() == CheckItem.State.OPEN) {
                card.add(new Paragraph(getTranslation("speakers.check.earlier")));
            }
            Paragraph found = new Paragraph(evidence.found());
            found.addClassName("quoted");
            card.add(found);
            evidence.findings().stream().sorted().map(ChecksSection::marked).forEach(card::add);
            card.add(
                    new NativeDetails(getTranslation("speakers.card.more"), facts(item, evidence)));
        }
        if (!item.whyNot().isEmpty()) {
            card.add(new Paragraph(getTranslation("speakers.check.why-not", item.whyNot())));
        }
        files(card, item);
        if (opened.may().contains(StepKind.CHECK_RECORDED)) {
            card.add(entry(item, evidence));
        }
        boolean mayLeave =
                opened.may().contains(StepKind.CHECK_NOT_NEEDED)
                        && !item.kind().isMandatory()
                        && item.state() == CheckItem.State.OPEN;
        if (mayLeave) {
            card.add(
                    new NativeDetails(
                            getTranslation("speakers.check.not-needed"),
                            SpeakerFileView.one(
                                    "not-needed-" + id(item),
                                    "why",
                                    getTranslation("speakers.check.not-needed.why"),
                                    getTranslation("speakers.check.not-needed.send"),
                                    text ->
                                            view.act(
                                                    "speakers.check.recorded",
                                                    () ->
                                                            service.checkNotNeeded(
                                                                    file.reference(),
                                                                    item.kind(),
                                                                    item.speaker(),
                                                                    text)))));
        }
        attach(card, item);
        return card;
    }

    /// What was attached to the card.
    private void files(Div card, CheckItem item) {
        UnorderedList list = new UnorderedList();
        opened.attached().stream()
                .filter(attached -> attached.belongsTo(item))
                .forEach(attached ->
                        list.add(
                                new ListItem(
                                        plain(
                                                SpeakersRoutes.attachment(
                                                        file.reference(), attached.id()),
                                                attached.name().isEmpty()
                                                        ? attached.sha256()
                                                        : attached.name()))));
        if (list.getChildren().findAny().isPresent()) {
            card.add(list);
        }
    }

    private void attach(Div card, CheckItem item) {
        if (opened.may().contains(StepKind.FILE_ATTACHED)) {
            Anchor attach =
                    plain(
                            SpeakersRoutes.attachments(file.reference())
                                    + "?belongs=check-"
                                    + id(item),
                            getTranslation("attachments.to-card"));
            attach.getElement()
                    .setAttribute(
                            "aria-label", getTranslation("attachments.to-card.of", title(item)));
            card.add(new Paragraph(attach));
        }
    }

    private static Anchor plain(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private static Component marked(Finding finding) {
        Paragraph line = new Paragraph(SpeakerWords.of("finding", finding));
        line.addClassName("known-since");
        return line;
    }

    private static String id(CheckItem item) {
        return item.kind().id() + "-" + item.speaker();
    }

    private String title(CheckItem item) {
        String name = SpeakerWords.of("check", item.kind());
        return item.speaker() > 0 && file.form().speakers().size() > 1
                ? getTranslation("speakers.check.of", name, file.speaker(item.speaker()).name())
                : name;
    }

    private Facts facts(CheckItem item, EvidenceCard evidence) {
        Facts facts = new Facts();
        facts.addFact(getTranslation("speakers.card.looked-at"), evidence.lookedAt());
        facts.addFact(getTranslation("speakers.card.source"), evidence.source());
        LocalDate seen = evidence.seenOn();
        facts.addFact(
                getTranslation("speakers.card.seen"),
                getTranslation(
                        "speakers.card.seen.by",
                        seen == null ? "" : Days.inWords(seen),
                        opened.name(item.byAccount())));
        facts.addFact(getTranslation("speakers.card.why"), evidence.whyItMatters());
        if (!evidence.otherReading().isBlank()) {
            facts.addFact(getTranslation("speakers.card.other"), evidence.otherReading());
        }
        facts.addFact(
                getTranslation("speakers.card.strength"),
                SpeakerWords.of("strength", evidence.strength()));
        return facts;
    }

    private static Set<Finding> ticked(Map<Finding, CheckInput> findings) {
        return findings.entrySet().stream()
                .filter(each -> each.getValue().value())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Component entry(
            CheckItem item, @org.jspecify.annotations.Nullable EvidenceCard before) {
        EvidenceCard from = before == null ? EvidenceCard.BLANK : before;
        EntryForm form = new EntryForm("check-" + id(item));
        TextInput lookedAt =
                form.text("looked-at", getTranslation("speakers.card.looked-at"), from.lookedAt());
        TextInput source =
                form.text("source", getTranslation("speakers.card.source"), from.source());
        TextInput seen = form.date("seen-on", getTranslation("speakers.card.seen-on"), today);
        TextAreaInput found =
                form.area("found", getTranslation("speakers.card.found"), 3, from.found());
        TextAreaInput why =
                form.area("why", getTranslation("speakers.card.why"), 2, from.whyItMatters());
        TextAreaInput other =
                form.area(
                        "other-reading",
                        getTranslation("speakers.card.other"),
                        2,
                        from.otherReading());
        SelectInput strength =
                form.select(
                        "strength",
                        getTranslation("speakers.card.strength"),
                        SpeakerWords.options("strength", Strength.values()),
                        from.strength().name());
        Map<Finding, CheckInput> findings = new EnumMap<>(Finding.class);
        for (Finding finding : item.kind().findings()) {
            findings.put(
                    finding,
                    form.check(
                            "finding-" + Choices.id(finding),
                            SpeakerWords.of("finding", finding),
                            from.findings().contains(finding)));
        }
        form.button(
                getTranslation("speakers.card.save"),
                true,
                () ->
                        view.act(
                                "speakers.check.recorded",
                                () ->
                                        service.recordCheck(
                                                file.reference(),
                                                item.kind(),
                                                item.speaker(),
                                                new EvidenceCard(
                                                        lookedAt.value().strip(),
                                                        source.value().strip(),
                                                        EntryForm.day(seen),
                                                        found.value().strip(),
                                                        why.value().strip(),
                                                        other.value().strip(),
                                                        Strength.valueOf(strength.value()),
                                                        ticked(findings)))));
        return new NativeDetails(
                getTranslation(
                        item.state() == CheckItem.State.DONE
                                ? "speakers.card.again"
                                : before == null
                                        ? "speakers.card.open"
                                        : "speakers.card.date-anew"),
                form);
    }
}

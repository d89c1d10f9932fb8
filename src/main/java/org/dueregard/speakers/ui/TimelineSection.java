package org.dueregard.speakers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.dueregard.common.Days;
import org.dueregard.speakers.FileEntry;
import org.dueregard.speakers.SpeakerFileService.Opened;

/// Everything that happened, in order, by whom.
class TimelineSection extends Section {

    private static final long serialVersionUID = 1L;

    TimelineSection(Opened opened) {
        add(new H2(getTranslation("speakers.timeline")));
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        opened.file().entries().forEach(entry -> list.add(new ListItem(line(opened, entry))));
        add(list);
    }

    private Component line(Opened opened, FileEntry entry) {
        String who =
                entry.actorId() != null
                        ? opened.name(entry.actorId())
                        : getTranslation(
                                "speakers.actor."
                                        + entry.actorKind().toLowerCase(java.util.Locale.ROOT));
        return new Span(
                getTranslation(
                        "speakers.timeline.line",
                        Days.inWords(entry.at()),
                        getTranslation("speakers.step." + entry.kind().id()),
                        who));
    }
}

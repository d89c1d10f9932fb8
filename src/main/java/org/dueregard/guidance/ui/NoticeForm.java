package org.dueregard.guidance.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dueregard.common.ui.CheckInput;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.common.ui.TextAreaInput;
import org.dueregard.common.ui.TextInput;
import org.dueregard.guidance.NewNotice;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;

/// A new notice: what, about which edition, for whom.
class NoticeForm extends EntryForm {

    private static final long serialVersionUID = 1L;

    private final SelectInput school;
    private final TextInput title;
    private final TextAreaInput words;
    private final SelectInput entry;
    private final CheckInput everybody;
    private final Map<RoleGroup, CheckInput> groups = new EnumMap<>(RoleGroup.class);

    NoticeForm(List<SchoolName> schools, Map<String, String> entries, Consumer<NewNotice> send) {
        super("notice");
        Map<String, String> choices = new LinkedHashMap<>();
        schools.forEach(one -> choices.put(Long.toString(one.id()), one.name()));
        school =
                select(
                        "school",
                        getTranslation("notices.label.school"),
                        choices,
                        schools.isEmpty() ? "" : Long.toString(schools.getFirst().id()));
        title = text("title", getTranslation("notices.label.title"), "");
        words = area("words", getTranslation("notices.label.words"), 6, "");
        Map<String, String> editions = new LinkedHashMap<>();
        editions.put("", getTranslation("notices.entry.none"));
        editions.putAll(entries);
        entry = select("entry", getTranslation("notices.label.entry"), editions, "");
        note(new Paragraph(getTranslation("notices.label.audience")));
        everybody = check("all-staff", getTranslation("notices.all-staff"), true);
        for (RoleGroup group : RoleGroup.values()) {
            groups.put(group, check(group.id(), getTranslation("role-group." + group.id()), false));
        }
        button(getTranslation("notices.send"), true, () -> send.accept(notice()));
    }

    private NewNotice notice() {
        Set<RoleGroup> audience = EnumSet.noneOf(RoleGroup.class);
        if (everybody.value()) {
            audience.addAll(RoleGroup.allStaff());
        }
        groups.forEach((group, box) -> {
            if (box.value()) {
                audience.add(group);
            }
        });
        return new NewNotice(
                Long.parseLong(school.value()),
                title.value(),
                words.value(),
                entry.value(),
                audience);
    }
}

package org.dueregard.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.function.IntConsumer;
import org.dueregard.common.SafeHtml;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.SafeHtmlBlock;
import org.dueregard.common.ui.SafeHtmlText;
import org.dueregard.common.ui.StateTag;
import org.dueregard.content.Scenario;
import org.dueregard.training.ScenarioPage;

/// A scene: what happens, and what one may do. At the end what came of it, and the way that led there.
class ScenePanel extends Div {

    private static final long serialVersionUID = 1L;

    /// The second half of a double click was meant for the scene before. Taps are counted too, but two
    /// taps are two.
    private static final String NO_SECOND_HALF =
            "event.detail < 2 || event.pointerType === 'touch'";

    private final transient ScenarioPage page;

    /// @param choose is given the number of a choice, from 0
    ScenePanel(ScenarioPage page, IntConsumer choose, Runnable again) {
        this.page = page;
        addClassName("scene");
        if (page.end() != null) {
            add(verdict());
        } else if (page.wrongTurn()) {
            add(new StateTag(StateTag.Kind.NOT_COVERED, getTranslation("scenario.wrong-turn")));
        }
        SafeHtml introduction = page.introduction();
        if (introduction != null) {
            add(new SafeHtmlBlock(introduction));
        }
        add(new SafeHtmlBlock(page.scene()));
        if (page.end() == null) {
            add(choices(choose));
        } else {
            add(ending(again), way());
        }
    }

    private Component verdict() {
        boolean passed = page.end() == Scenario.End.PASS;
        return new StateTag(
                passed ? StateTag.Kind.COVERED : StateTag.Kind.NOT_COVERED,
                getTranslation(passed ? "scenario.passed" : "scenario.failed"));
    }

    private Component choices(IntConsumer choose) {
        Div list = new Div();
        list.addClassName("choices");
        list.getElement().setAttribute("role", "group");
        list.getElement().setAttribute("aria-label", getTranslation("scenario.what-now"));
        H2 heading = new H2(getTranslation("scenario.what-now"));
        for (int i = 0; i < page.choices().size(); i++) {
            int number = i;
            NativeButton button = new NativeButton();
            button.getElement()
                    .addEventListener("click", event -> choose.accept(number))
                    .setFilter(NO_SECOND_HALF);
            button.add(new SafeHtmlText(page.choices().get(i).html()));
            button.addClassNames("button", "choice-button");
            list.add(button);
        }
        return new Section(heading, list);
    }

    private Component ending(Runnable again) {
        boolean passed = page.end() == Scenario.End.PASS;
        AppLink on = new AppLink(page.next(), getTranslation("action.continue"));
        on.addClassName("button");
        NativeButton retry =
                new NativeButton(getTranslation("scenario.again"), event -> again.run());
        retry.addClassName("button");
        if (passed) {
            on.addClassName("button-primary");
        } else {
            retry.addClassName("button-primary");
        }
        Div actions = passed ? new Div(on, retry) : new Div(retry, on);
        actions.addClassName("page-actions");
        return actions;
    }

    private Component way() {
        OrderedList steps = new OrderedList();
        page.way().forEach(step -> steps.add(new ListItem(step)));
        return new Section(
                new H2(getTranslation("scenario.way")),
                new Paragraph(getTranslation("scenario.wrong-turns", page.wrongTurns())),
                steps);
    }
}

package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;

/// A button that first says what it would do, with its count, and does it at the second press.
public class ConfirmButton extends Div {

    private static final long serialVersionUID = 1L;

    /// @param label on the first button
    /// @param question what would happen
    /// @param confirm on the button that does it
    public ConfirmButton(String label, String question, String confirm, Runnable action) {
        NativeButton ask = new NativeButton(label);
        ask.addClassName("button");
        Div sure = new Div();
        sure.addClassName("confirm");
        sure.setVisible(false);
        sure.getElement().setAttribute("role", "alert");
        NativeButton yes =
                new NativeButton(
                        confirm,
                        event -> {
                            sure.setVisible(false);
                            ask.setVisible(true);
                            action.run();
                        });
        yes.addClassNames("button", "button-primary");
        NativeButton no =
                new NativeButton(
                        getTranslation("action.cancel"),
                        event -> {
                            sure.setVisible(false);
                            ask.setVisible(true);
                            ask.getElement().callJsFunction("focus");
                        });
        no.addClassName("button");
        Div buttons = new Div(yes, no);
        buttons.addClassName("form-actions");
        sure.add(new Paragraph(question), buttons);
        ask.addClickListener(event -> {
            ask.setVisible(false);
            sure.setVisible(true);
            yes.getElement().callJsFunction("focus");
        });
        addClassName("confirm-button");
        add(ask, sure);
    }
}

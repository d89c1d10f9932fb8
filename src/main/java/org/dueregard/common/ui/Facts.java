package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// Names of things and what they are, one under the other.
public class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("fact-list");
    }

    public void addFact(String name, String value) {
        addFact(name, new Span(value));
    }

    public void addFact(String name, Component value) {
        Div row = new Div();
        row.add(new Term(name), new Description(value));
        add(row);
    }
}

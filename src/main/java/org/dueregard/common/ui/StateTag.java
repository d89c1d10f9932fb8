package org.dueregard.common.ui;

import com.vaadin.flow.component.html.Span;

/// A state as a word with a shape and a colour, so that none of the three is needed alone.
public class StateTag extends Span {

    private static final long serialVersionUID = 1L;

    /// The four kinds of state there are.
    public enum Kind {
        COVERED,
        DUE,
        NOT_COVERED,
        NOT_NEEDED
    }

    public StateTag(Kind kind, String word) {
        super(word);
        addClassNames(
                "tag", "tag-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}

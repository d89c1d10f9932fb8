package org.dueregard.common.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;

/// A table that becomes a list of cards on a narrow screen: each cell carries its column's name.
public class Table extends NativeTable {

    private static final long serialVersionUID = 1L;

    private final List<String> columns = new ArrayList<>();
    private final NativeTableRow header = new NativeTableRow();

    public Table(String caption) {
        addClassName("table");
        setCaptionText(caption);
        // Laid out as blocks on a narrow screen, a table keeps its meaning only with its roles
        // told.
        role(this, "table");
        role(header, "row");
        role(getHead(), "rowgroup");
        role(getBody(), "rowgroup");
        getHead().add(header);
    }

    /// Adds a column whose head is plain text.
    public final void addColumn(String name) {
        addColumn(name, new com.vaadin.flow.component.Text(name), null);
    }

    /// Adds a column whose head sorts by it.
    ///
    /// @param sorted `ascending`, `descending` or `none`
    public final void addColumn(
            String name, Component head, @org.jspecify.annotations.Nullable String sorted) {
        columns.add(name);
        NativeTableHeaderCell cell = new NativeTableHeaderCell(head);
        cell.getElement().setAttribute("scope", "col");
        role(cell, "columnheader");
        if (sorted != null) {
            cell.getElement().setAttribute("aria-sort", sorted);
        }
        header.add(cell);
    }

    /// Adds a row; its first cell is the head of the row.
    public final void addRow(Component... cells) {
        NativeTableRow row = new NativeTableRow();
        for (int i = 0; i < cells.length; i++) {
            if (i == 0) {
                NativeTableHeaderCell head = new NativeTableHeaderCell(cells[i]);
                head.getElement().setAttribute("scope", "row");
                role(head, "rowheader");
                row.add(head);
            } else {
                NativeTableCell cell = new NativeTableCell(cells[i]);
                cell.getElement().setAttribute("data-label", columns.get(i));
                role(cell, "cell");
                row.add(cell);
            }
        }
        role(row, "row");
        getBody().add(row);
    }

    private static void role(Component part, String role) {
        part.getElement().setAttribute("role", role);
    }
}

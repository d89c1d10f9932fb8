/// Tables for people to take away, as CSV or as a workbook: written cell by cell, straight to where
/// they go, in the same small memory however long they are. Text stays text; no cell is ever a formula.
@NullMarked
@ApplicationModule(
        displayName = "Sheets",
        allowedDependencies = {"common"})
package org.dueregard.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

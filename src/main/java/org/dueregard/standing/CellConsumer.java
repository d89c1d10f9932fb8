package org.dueregard.standing;

import java.io.IOException;

/// Takes one person after another, school by school.
@FunctionalInterface
public interface CellConsumer {

    void accept(PersonCells person) throws IOException;
}

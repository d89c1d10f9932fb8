package org.dueregard.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in two sentences, instead of a stack trace, that the data folder is taken.
final class DataDirectoryInUseFailureAnalyzer
        extends AbstractFailureAnalyzer<DataDirectoryInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DataDirectoryInUseException cause) {
        return new FailureAnalysis(
                "Another Due Regard is already running on the data folder " + cause.folder() + ".",
                "Stop the other one first, or give this one a folder of its own with"
                        + " dueregard.data-directory.",
                cause);
    }
}

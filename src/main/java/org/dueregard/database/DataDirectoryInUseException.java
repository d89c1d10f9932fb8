package org.dueregard.database;

import java.nio.file.Path;

/// Another running portal holds the data folder.
public final class DataDirectoryInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String folder;

    DataDirectoryInUseException(Path folder) {
        super("Another Due Regard is already running on the data folder " + folder);
        this.folder = folder.toString();
    }

    /// The folder, as an absolute path.
    public String folder() {
        return folder;
    }
}

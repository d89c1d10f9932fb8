package org.dueregard.imports;

/// A file cannot be read as a list of staff; the message is a key of the translations file.
public final class FileNotReadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FileNotReadableException(String key) {
        super(key);
    }

    public String key() {
        return "import.problem." + getMessage();
    }
}

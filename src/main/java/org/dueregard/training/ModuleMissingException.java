package org.dueregard.training;

/// There is no module, section or quiz of that name that readers may see.
public final class ModuleMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModuleMissingException(String what) {
        super("Nothing to read called " + what);
    }
}

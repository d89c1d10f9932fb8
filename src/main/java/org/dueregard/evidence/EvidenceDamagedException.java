package org.dueregard.evidence;

/// A file is no longer there, or no longer what was lodged.
public final class EvidenceDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceDamagedException(String key) {
        super("Gone or changed: " + key);
    }
}

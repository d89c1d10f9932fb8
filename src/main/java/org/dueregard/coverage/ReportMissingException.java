package org.dueregard.coverage;

/// There is no such report, or it is not the caller's to see.
public class ReportMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}

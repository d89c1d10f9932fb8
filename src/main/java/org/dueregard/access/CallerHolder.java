package org.dueregard.access;

/// What the principal of a signed-in session offers; the security room implements it.
public interface CallerHolder {

    Caller caller();
}

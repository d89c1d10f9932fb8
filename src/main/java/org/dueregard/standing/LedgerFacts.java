package org.dueregard.standing;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the room of training knows of people: completions with their checks, versions confirmed,
/// modules opened.
public interface LedgerFacts {

    /// By person and module. Exemptions are not among them.
    Map<Long, Map<String, PersonFacts.ModuleFacts>> of(Collection<Long> staffMemberIds);

    /// The versions that are asked for anew.
    List<Reopening> reopenings();
}

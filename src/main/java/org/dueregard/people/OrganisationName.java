package org.dueregard.people;

/// A trust or a local authority.
public record OrganisationName(long id, String name) {}

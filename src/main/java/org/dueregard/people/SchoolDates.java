package org.dueregard.people;

import java.time.LocalDate;

/// A term, or days within one on which a school is shut; both dates are included, London.
public record SchoolDates(long id, String name, LocalDate first, LocalDate last) {}

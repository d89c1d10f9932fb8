package org.dueregard.content;

/// There is a new catalogue: at the start, and whenever files of the outside folder changed.
public record CatalogueChanged(Catalogue catalogue) {}

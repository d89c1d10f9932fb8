package org.dueregard.content;

/// Reads an outside folder anew at once, instead of within two seconds.
public final class LibraryRefresh {

    private LibraryRefresh() {}

    public static void now(ContentLibrary library) {
        library.refresh();
    }
}

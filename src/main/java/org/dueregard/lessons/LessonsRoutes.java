package org.dueregard.lessons;

/// Addresses of the lesson library.
public final class LessonsRoutes {

    public static final String LIST = "lessons";
    public static final String MAP = "lessons/map";
    public static final String TAUGHT = "lessons/taught";
    public static final String LESSON = "lessons/:value/:lesson";
    public static final String BOARD = "/lessons/{value}/{lesson}/board";
    public static final String PRINT = "/lessons/{value}/{lesson}/print";
    public static final String ZIP = "/lessons/{value}/{lesson}/take.zip";
    public static final String FILE = "/lessons/{value}/{lesson}/files/{*path}";
    public static final String SHEET = "/lessons/{value}/{lesson}/files/{file}.md";

    private LessonsRoutes() {}

    /// A lesson by its id, which is value and folder.
    public static String lesson(String id) {
        return LIST + "/" + id;
    }
}

package org.dueregard.content;

/// Where content leads to and where its files are served; upper rooms serve them there.
public final class ContentAddresses {

    public static final String WHO_TO_TELL = "/who-to-tell";
    public static final String FILES = "/content-files/";
    public static final String TRAINING = "/training/";

    public static final String LESSONS = "/lessons/";

    private ContentAddresses() {}

    /// Where the files of the lesson item `lessons/<value>/<folder>` are served.
    static String lessonFiles(String item) {
        return "/" + item + "/files/";
    }

    static String file(String path) {
        return FILES + path;
    }
}

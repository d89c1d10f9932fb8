package org.dueregard.content;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Keeps hostile Markdown from hanging or felling the program: limits on shape before parsing, a
/// limit on time and stack while parsing.
final class Bounded {

    /// Of the thread's own computing: a machine that is busy with something else makes no text hard.
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long STACK_BYTES = 8L * 1024 * 1024;
    private static final int MOST_MARKERS = 12;
    private static final int DEEPEST_INDENT = 48;
    private static final int LONGEST_LINE = 8_000;
    private static final int MOST_BRACKETS = 6_000;
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_LINES = 6_000;
    private static final Pattern MARKERS =
            Pattern.compile("^(?:[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t]))*");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Bounded() {}

    /// Tells shapes that no reader could follow and no parser should try.
    ///
    /// @return whether the text may be parsed
    static boolean isReasonable(String file, int firstLine, String text, ItemReport report) {
        String[] lines = text.split("\n", -1);
        if (lines.length > MOST_LINES) {
            report.problem(file, firstLine, "shape.lines", Integer.toString(MOST_LINES));
            return false;
        }
        boolean reasonable = true;
        int brackets = 0;
        for (int i = 0; i < lines.length && reasonable; i++) {
            String line = lines[i];
            brackets += count(line, '[') + count(line, '<') + count(line, '`');
            String key = null;
            if (line.length() > LONGEST_LINE) {
                key = "shape.long-line";
            } else if (markers(line) > MOST_MARKERS || indent(line) > DEEPEST_INDENT) {
                key = "shape.nesting";
            } else if (count(line, '|') > MOST_COLUMNS) {
                key = "shape.columns";
            } else if (brackets > MOST_BRACKETS) {
                key = "shape.brackets";
            }
            if (key != null) {
                report.problem(file, firstLine + i, key);
                reasonable = false;
            }
        }
        return reasonable;
    }

    private static int markers(String line) {
        var matcher = MARKERS.matcher(line);
        if (!matcher.find()) {
            return 0;
        }
        return matcher.group().replaceAll("[\\s\\d]", "").length();
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length()
                && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
            indent++;
        }
        return indent == line.length() ? 0 : indent;
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(c -> c == wanted).count();
    }

    /// Runs a task on a thread of its own with a deep stack, for two seconds of computing at most.
    ///
    /// @throws TooHardException when it took longer or ran out of stack
    static <T> T run(Callable<T> task) throws TooHardException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(null, future, "markdown", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return patiently(future, thread);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new TooHardException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                throw new TooHardException(e);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooHardException(e);
        }
    }

    private static <T> T patiently(FutureTask<T> future, Thread thread)
            throws ExecutionException, InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return future.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Nothing is known of a thread that has just ended: it is asked for once more.
                long computed = THREADS.getThreadCpuTime(thread.threadId());
                if (computed > LONGEST.toNanos()
                        || System.nanoTime() - begun > LONGEST_WAIT.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /// The text could not be read within the limits.
    static final class TooHardException extends Exception {

        private static final long serialVersionUID = 1L;

        TooHardException(Throwable cause) {
            super(cause);
        }
    }
}

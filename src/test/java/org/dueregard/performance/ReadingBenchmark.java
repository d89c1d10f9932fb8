package org.dueregard.performance;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.flow.FlowClient;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Measures a running portal: many people who read sections as fast as they come, and what the first
/// visit has to load. It starts nothing and only speaks to this machine.
///
/// Arguments, all optional, in this order: address, readers, seconds, password, and the accounts that
/// the readers share, separated by commas.
@NullMarked
public final class ReadingBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MOST_SECTIONS_PER_READER = 200_000;
    private static final int MOST_PROBLEMS_SHOWN = 5;
    private static final int MOST_FILES = 200;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String FIRST = "training/prevent-awareness/01-what-the-duty-is";
    private static final String BROWSER_ENCODINGS = "br, gzip";
    private static final Pattern LOADED_BY_PAGE =
            Pattern.compile("<(?:script|link|img)\\b[^>]*?\\b(?:src|href)=\"([^\"#]+)\"");
    private static final Pattern LOADED_BY_SCRIPT =
            Pattern.compile("[\"'`](\\./[\\w./-]+\\.(?:js|css))[\"'`]");
    private static final Pattern LOADED_BY_STYLE = Pattern.compile("url\\([\"']?([^\"')]+)");

    private final URI base;
    private final int readers;
    private final Duration time;
    private final String password;
    private final List<String> accounts;
    private final HttpClient http = FlowClient.sharedHttp();

    private ReadingBenchmark(
            URI base, int readers, Duration time, String password, List<String> accounts) {
        this.base = base;
        this.readers = readers;
        this.time = time;
        this.password = password;
        this.accounts = accounts;
    }

    /// Prints the figures; ends with 1 if anything went wrong.
    public static void main(String[] arguments) throws InterruptedException {
        URI base = URI.create(argument(arguments, 0, "http://127.0.0.1:8080"));
        if (!Set.of("127.0.0.1", "localhost").contains(String.valueOf(base.getHost()))) {
            System.out.println("Only a portal on this machine is measured, not " + base);
            System.exit(2);
        }
        ReadingBenchmark benchmark =
                new ReadingBenchmark(
                        base,
                        Integer.parseInt(argument(arguments, 1, "50")),
                        Duration.ofSeconds(Long.parseLong(argument(arguments, 2, "30"))),
                        argument(arguments, 3, ""),
                        List.of(argument(arguments, 4, "teacher@oakfield.example").split(",")));
        System.exit(benchmark.run() ? 0 : 1);
    }

    private static String argument(String[] arguments, int index, String otherwise) {
        return arguments.length > index ? arguments[index] : otherwise;
    }

    private boolean run() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            measureFirstLoad();
            List<FlowClient> clients = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                clients.add(signedIn(accounts.get(i % accounts.size())));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d readers are signed in; %d s to warm up%n",
                    readers,
                    WARM_UP.toSeconds());
            read(threads, clients, WARM_UP);
            Readings readings = read(threads, clients, time);
            print(readings);
            return readings.problems.isEmpty();
        }
    }

    private FlowClient signedIn(String account) {
        FlowClient client = new FlowClient(http, base);
        client.signIn(account, password);
        client.open("/" + FIRST);
        return client;
    }

    private Readings read(ExecutorService threads, List<FlowClient> clients, Duration howLong)
            throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Readings>> running = new ArrayList<>();
        for (FlowClient client : clients) {
            running.add(
                    threads.submit(() -> {
                        go.await();
                        return new Reader(client).read(howLong);
                    }));
        }
        long start = System.nanoTime();
        go.countDown();
        Readings all = new Readings();
        for (Future<Readings> reader : running) {
            try {
                all.add(reader.get(howLong.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                all.problems.add(String.valueOf(e));
                reader.cancel(true);
            }
        }
        all.seconds = (System.nanoTime() - start) / NANOS_PER_MILLI / 1000;
        return all;
    }

    private void print(Readings readings) {
        List<Long> sorted = readings.nanos.stream().sorted().toList();
        int count = sorted.size();
        System.out.println();
        System.out.printf(
                Locale.ROOT, "Reading sections, %d readers, %.1f s%n", readers, readings.seconds);
        System.out.printf(Locale.ROOT, "  sections        %8d%n", count);
        System.out.printf(Locale.ROOT, "  sections/s      %8.1f%n", count / readings.seconds);
        System.out.printf(Locale.ROOT, "  p50             %8.1f ms%n", percentile(sorted, 50));
        System.out.printf(Locale.ROOT, "  p95             %8.1f ms%n", percentile(sorted, 95));
        System.out.printf(Locale.ROOT, "  p99             %8.1f ms%n", percentile(sorted, 99));
        System.out.printf(Locale.ROOT, "  errors          %8d%n", readings.problems.size());
        System.out.printf(
                Locale.ROOT, "  bytes, mean     %8d%n", count == 0 ? 0 : readings.bytes / count);
        System.out.printf(Locale.ROOT, "  bytes, largest  %8d%n", readings.largest);
        readings.problems.stream()
                .limit(MOST_PROBLEMS_SHOWN)
                .forEach(problem -> System.out.printf(Locale.ROOT, "  %s%n", problem));
    }

    private static double percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
    }

    private void measureFirstLoad() {
        FlowClient client = new FlowClient(http, base);
        Visit signIn = new Visit(client);
        signIn.load("/login");
        signIn.print("First visit to /login");

        client.signIn(accounts.getFirst(), password);
        Visit training = new Visit(client);
        training.load("/training");
        training.count(client.open("/training").bytes() - training.pageBytes);
        training.print("First visit to /training");
    }

    /// Somebody who presses "Continue" without reading, and begins again after the last section.
    private static final class Reader {

        private final FlowClient client;
        private final Readings readings = new Readings();

        Reader(FlowClient client) {
            this.client = client;
        }

        Readings read(Duration howLong) {
            long start = System.nanoTime();
            int sections = 0;
            while (System.nanoTime() - start < howLong.toNanos()
                    && sections++ < MOST_SECTIONS_PER_READER) {
                try {
                    readNext();
                } catch (RuntimeException e) {
                    readings.problems.add(String.valueOf(e));
                    return readings;
                }
            }
            return readings;
        }

        private void readNext() {
            FlowClient.Node carryOn = client.button("Continue");
            String before = client.heading();
            String caption = caption();
            boolean last = caption.matches(".* (\\d+) of \\1");
            long start = System.nanoTime();
            FlowClient.Answer answer = last ? client.navigate(FIRST) : client.click(carryOn);
            long nanos = System.nanoTime() - start;
            if (caption().equals(caption) || client.heading().equals(before)) {
                throw new IllegalStateException("Nothing happened on “" + before + "”");
            }
            readings.add(nanos, answer.bytes());
        }

        private String caption() {
            return client.all(node -> node.hasClass("page-caption")).stream()
                    .findFirst()
                    .map(FlowClient.Node::text)
                    .orElse("");
        }
    }

    /// What was measured.
    private static final class Readings {

        private final List<Long> nanos = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private long bytes;
        private long largest;
        private double seconds;

        void add(long howLong, long size) {
            nanos.add(howLong);
            bytes += size;
            largest = Math.max(largest, size);
        }

        void add(Readings others) {
            nanos.addAll(others.nanos);
            problems.addAll(others.problems);
            bytes += others.bytes;
            largest = Math.max(largest, others.largest);
        }
    }

    /// A page and everything that it loads, fetched by a browser that has nothing yet. Whatever a
    /// script names is counted as loaded.
    private static final class Visit {

        private final FlowClient client;
        private final Set<URI> seen = new LinkedHashSet<>();
        private long bytes;
        private long pageBytes;
        private int requests;

        Visit(FlowClient client) {
            this.client = client;
        }

        void load(String path) {
            FlowClient.Fetched page = client.get(path, "text/html,*/*;q=0.8", "gzip");
            pageBytes = page.answer().bytes();
            count(pageBytes);
            boolean hasIcon = false;
            Matcher loaded = LOADED_BY_PAGE.matcher(page.text());
            URI root = page.uri().resolve("/");
            while (loaded.find()) {
                hasIcon |= loaded.group().contains("icon");
                follow(root, root, loaded.group(1));
            }
            if (!hasIcon) {
                follow(root, root, "favicon.ico");
            }
        }

        private void follow(URI from, URI root, String reference) {
            if (reference.startsWith("data:") || seen.size() >= MOST_FILES) {
                return;
            }
            URI file = from.resolve(reference);
            if (!String.valueOf(file.getHost()).equals(root.getHost()) || !seen.add(file)) {
                return;
            }
            FlowClient.Answer sent = client.get(file.toString(), "*/*", BROWSER_ENCODINGS).answer();
            if (sent.status() >= BAD_REQUEST && sent.status() != NOT_FOUND) {
                throw new IllegalStateException(file + " was answered with " + sent.status());
            }
            count(sent.bytes());
            Pattern pattern = within(file);
            if (pattern == null) {
                return;
            }
            Matcher loaded = pattern.matcher(client.get(file.toString(), "*/*", "gzip").text());
            while (loaded.find()) {
                follow(file, root, loaded.group(1));
            }
        }

        private static @Nullable Pattern within(URI file) {
            if (file.getPath().endsWith(".js")) {
                return LOADED_BY_SCRIPT;
            }
            return file.getPath().endsWith(".css") ? LOADED_BY_STYLE : null;
        }

        void count(long size) {
            bytes += size;
            requests++;
        }

        void print(String what) {
            System.out.printf(Locale.ROOT, "%s: %d bytes in %d requests%n", what, bytes, requests);
            seen.forEach(file -> System.out.printf(Locale.ROOT, "  %s%n", file.getPath()));
        }
    }
}

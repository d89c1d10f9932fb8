package org.dueregard.performance;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// Half past eight: a thousand people sign in within a minute. Then the same at a fifth of the pace
/// while somebody floods one account with wrong passwords. It starts nothing and speaks only to this
/// machine; bounded in number and time.
///
/// Arguments: address, process id of the portal, password, how many, seconds.
@NullMarked
public final class SignInLoad {

    private static final List<String> ACCOUNTS =
            List.of(
                    "teacher@oakfield.example",
                    "dsl@oakfield.example",
                    "head@oakfield.example",
                    "reception@oakfield.example",
                    "author@oakfield.example",
                    "governor@oakfield.example",
                    "lead@trust.example");
    private static final String FLOODED = "admin@oakfield.example";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int MOST = 10_000;

    private final URI base;
    private final long process;
    private final String password;

    private SignInLoad(URI base, long process, String password) {
        this.base = base;
        this.process = process;
        this.password = password;
    }

    public static void main(String[] arguments) throws Exception {
        SignInLoad load =
                new SignInLoad(
                        URI.create(arguments[0]), Long.parseLong(arguments[1]), arguments[2]);
        int people = Math.min(MOST, Integer.parseInt(arguments[3]));
        int seconds = Integer.parseInt(arguments[4]);
        System.out.printf("Memory of the portal before: %s%n", load.memory());
        load.signIns(people / 20, Math.max(5, seconds / 10), "warming up");
        load.signIns(people, seconds, "%,d sign-ins in %d s".formatted(people, seconds));
        System.out.printf("Memory of the portal after: %s%n", load.memory());
        load.flood(people / 5, seconds);
    }

    private String memory() throws java.io.IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return "not known on this system";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    /// Where one sign-in led, and how long the answer to the form took, in milliseconds.
    private record Outcome(String where, double millis) {}

    private Outcome signIn(HttpClient.Builder builder, String email, String typed)
            throws Exception {
        try (HttpClient http = builder.cookieHandler(new CookieManager()).build()) {
            String page =
                    http.send(
                                    HttpRequest.newBuilder(base.resolve("/login")).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            Matcher token = TOKEN.matcher(page);
            if (!token.find()) {
                return new Outcome("no form", 0);
            }
            String form =
                    "username=%s&password=%s&_csrf=%s"
                            .formatted(encoded(email), encoded(typed), encoded(token.group(1)));
            long begun = System.nanoTime();
            HttpResponse<Void> answer =
                    http.send(
                            HttpRequest.newBuilder(base.resolve("/login"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .timeout(Duration.ofSeconds(60))
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            double millis = (System.nanoTime() - begun) / 1e6;
            String where =
                    answer.headers()
                            .firstValue("Location")
                            .orElse("status " + answer.statusCode())
                            .replaceFirst("^http://[^/]+", "");
            return new Outcome(where, millis);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// People arrive evenly; each waits for their own answer.
    private void signIns(int people, int seconds, String name) throws Exception {
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        Map<String, Integer> where = new ConcurrentHashMap<>();
        long pause = TimeUnit.SECONDS.toNanos(seconds) / Math.max(1, people);
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people; i++) {
                String account = ACCOUNTS.get(i % ACCOUNTS.size());
                long at = begun + i * pause;
                long left = at - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                threads.submit(() -> {
                    Outcome outcome = signIn(HttpClient.newBuilder(), account, password);
                    waits.add(outcome.millis());
                    where.merge(outcome.where(), 1, Integer::sum);
                    return outcome;
                });
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        Collections.sort(waits);
        System.out.printf(
                Locale.UK,
                "%s: took %.1f s; led to %s; waited p50 %.0f ms, p95 %.0f ms, longest %.0f ms%n",
                name,
                took,
                new TreeMap<>(where),
                at(waits, 0.5),
                at(waits, 0.95),
                at(waits, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    private void flood(int people, int seconds) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<String, Integer> where = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    while (!over.get()) {
                        Outcome outcome = signIn(HttpClient.newBuilder(), FLOODED, "wrong");
                        where.merge(outcome.where(), 1, Integer::sum);
                    }
                    return true;
                });
            }
            signIns(people, seconds, "others while one account is flooded");
            over.set(true);
        }
        System.out.printf("The flood was led to %s%n", new TreeMap<>(where));
    }
}

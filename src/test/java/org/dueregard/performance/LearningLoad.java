package org.dueregard.performance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.flow.FlowClient;
import org.dueregard.flow.FlowClient.Answer;
import org.dueregard.flow.FlowClient.Node;
import org.jspecify.annotations.NullMarked;

/// Learning as fast as the portal answers: everybody opens a section, opens the quiz, answers each
/// question, hands the answers in and reads the review, again and again; 8 people, then 32. All are
/// signed in before the clock starts, each with an account and a session of their own. Afterwards what
/// a sign-in costs, and how much memory one signed-in learner takes.
///
/// It starts nothing, speaks only to this machine, ends by itself, and adds accounts to the scratch
/// database that the portal runs on.
///
/// Arguments: address, process id of the portal, password, its data folder, seconds, sessions.
@NullMarked
public final class LearningLoad {

    private static final int FEW = 8;
    private static final int MANY = 32;
    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_SECONDS = 300;
    private static final int MOST_FLOWS_PER_LEARNER = 20_000;
    private static final int MOST_PROBLEMS_SHOWN = 5;
    private static final int MOST_CLASSES_SHOWN = 15;
    private static final double RIGHT_SHARE = 0.85;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long SEED = 20_260_901;
    private static final String MODULE = "training/prevent-awareness";
    private static final String KNOWN_ACCOUNT = "teacher@oakfield.example";
    private static final String PASSED = "Passed";
    private static final Set<String> VERDICTS = Set.of(PASSED, "Not passed yet");
    private static final Set<String> CHOSEN =
            Set.of("You chose this; it is right", "You chose this; it is not right");
    private static final Set<String> RIGHT =
            Set.of("You chose this; it is right", "This was right");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern HEAP_USED = Pattern.compile("\\bused (\\d+)K");
    private static final Pattern CLASS_LINE =
            Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final List<String> COUNTERS =
            List.of("Questions", "Com_commit", "Innodb_data_fsyncs", "Innodb_os_log_written");

    private final URI base;
    private final long process;
    private final String password;
    private final Path data;
    private final HttpClient http = FlowClient.sharedHttp();
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private List<String> accounts = List.of();

    private LearningLoad(URI base, long process, String password, Path data) {
        this.base = base;
        this.process = process;
        this.password = password;
        this.data = data;
    }

    /// Prints the figures; ends with 1 if anything went wrong.
    public static void main(String[] arguments) throws Exception {
        URI base = URI.create(arguments[0]);
        if (!Set.of("127.0.0.1", "localhost").contains(String.valueOf(base.getHost()))) {
            System.out.println("Only a portal on this machine is measured, not " + base);
            System.exit(2);
        }
        endInAnyCase();
        LearningLoad load =
                new LearningLoad(
                        base, Long.parseLong(arguments[1]), arguments[2], Path.of(arguments[3]));
        System.exit(
                load.run(
                                Duration.ofSeconds(
                                        Math.min(MOST_SECONDS, Long.parseLong(arguments[4]))),
                                Math.min(MOST_SESSIONS, Integer.parseInt(arguments[5])))
                        ? 0
                        : 1);
    }

    private static void endInAnyCase() {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        Thread.sleep(LONGEST);
                    } catch (InterruptedException e) {
                        return;
                    }
                    System.out.printf("Not finished after %d minutes%n", LONGEST.toMinutes());
                    Runtime.getRuntime().halt(3);
                });
    }

    private boolean run(Duration time, int sessions) throws Exception {
        try (Connection database = connect();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts = accounts(database, Math.max(MANY, sessions));
            System.out.printf("%d accounts%n", accounts.size());
            List<Learner> few = signedIn(FEW);
            learn(threads, few, WARM_UP, database).print("Warming up");
            learn(threads, few, time, database).print(FEW + " learners");
            few.forEach(Learner::signOut);
            List<Learner> many = signedIn(MANY);
            learn(threads, many, time, database).print(MANY + " learners");
            many.forEach(Learner::signOut);
            if (problems.isEmpty()) {
                measureMemory(sessions);
            }
        }
        problems.stream()
                .limit(MOST_PROBLEMS_SHOWN)
                .forEach(problem -> System.out.printf(Locale.ROOT, "Problem: %s%n", problem));
        return problems.isEmpty();
    }

    // --- the scratch database

    private Connection connect() throws IOException, SQLException {
        List<String> passwords = Files.readAllLines(data.resolve("mariadb").resolve("accounts"));
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + databasePort() + "/dueregard",
                "dueregard_migrator",
                passwords.getFirst());
    }

    private int databasePort() throws IOException {
        String[] arguments =
                databaseProcess()
                        .flatMap(server -> server.info().arguments())
                        .orElseThrow(() -> new IOException("No database server in " + data));
        for (String argument : arguments) {
            if (argument.startsWith("--port=")) {
                return Integer.parseInt(argument.substring("--port=".length()));
            }
        }
        throw new IOException("The database server was started without a port");
    }

    private java.util.Optional<ProcessHandle> databaseProcess() throws IOException {
        String number = Files.readString(data.resolve("mariadb").resolve("mariadbd.pid")).strip();
        return ProcessHandle.of(Long.parseLong(number));
    }

    /// Gives accounts to staff who have none, with the password of the example data, and names as
    /// many accounts of people at work as are wanted, or fewer where there are not so many people.
    private static List<String> accounts(Connection database, int wanted) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement(
                        """
                        INSERT INTO accounts (id, email, password_hash, enabled, demonstration,
                            name, staff_member_id)
                        SELECT NEXT VALUE FOR ids, p.email, known.password_hash, TRUE, TRUE,
                            CONCAT(p.given_name, ' ', p.family_name), p.id
                        FROM staff_members p JOIN accounts known ON known.email = ?
                        WHERE p.email IS NOT NULL AND p.left_on IS NULL
                            AND p.started_on <= CURRENT_DATE
                            AND NOT EXISTS (SELECT 1 FROM accounts a
                                WHERE a.staff_member_id = p.id OR a.email = p.email)
                        ORDER BY p.id LIMIT ?
                        """)) {
            insert.setString(1, KNOWN_ACCOUNT);
            insert.setInt(2, wanted);
            insert.executeUpdate();
        }
        List<String> emails = new ArrayList<>();
        try (PreparedStatement select =
                database.prepareStatement(
                        "SELECT email FROM accounts WHERE staff_member_id IS NOT NULL"
                                + " AND enabled ORDER BY staff_member_id LIMIT ?")) {
            select.setInt(1, wanted);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    emails.add(rows.getString(1));
                }
            }
        }
        if (emails.size() < MANY) {
            throw new IllegalStateException("Only " + emails.size() + " people can have accounts");
        }
        return emails;
    }

    private static Map<String, Long> counters(Connection database) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS")) {
            while (rows.next()) {
                if (COUNTERS.contains(rows.getString(1))) {
                    counters.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counters;
    }

    // --- what processes use

    /// Processor time that was used up to now, in milliseconds, by name.
    private Map<String, Double> processors() throws IOException {
        Map<String, Double> used = new LinkedHashMap<>();
        used.put("portal", millis(ProcessHandle.of(process)));
        used.put("database", millis(databaseProcess()));
        used.put("this driver", millis(java.util.Optional.of(ProcessHandle.current())));
        return used;
    }

    private static double millis(java.util.Optional<ProcessHandle> of) {
        return of.flatMap(handle -> handle.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos()
                / NANOS_PER_MILLI;
    }

    private String ask(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(process));
        line.addAll(List.of(command));
        Process asked = new ProcessBuilder(line).redirectErrorStream(true).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!asked.waitFor(60, TimeUnit.SECONDS) || asked.exitValue() != 0) {
            asked.destroyForcibly();
            throw new IOException("jcmd did not answer: " + answer);
        }
        return answer;
    }

    /// @return bytes
    private long heapAfterCollection() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            ask("GC.run");
            Thread.sleep(500);
        }
        Matcher used = HEAP_USED.matcher(ask("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd says nothing of the heap");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    /// Bytes by class, of everything that can be reached.
    private Map<String, Long> classes() throws IOException, InterruptedException {
        Map<String, Long> classes = new HashMap<>();
        ask("GC.class_histogram")
                .lines()
                .forEach(line -> {
                    Matcher matcher = CLASS_LINE.matcher(line);
                    if (matcher.matches()) {
                        classes.merge(
                                matcher.group(3), Long.parseLong(matcher.group(2)), Long::sum);
                    }
                });
        return classes;
    }

    // --- memory and sign-in

    private void measureMemory(int sessions) throws IOException, InterruptedException {
        long before = heapAfterCollection();
        Map<String, Long> classesBefore = classes();
        List<Learner> learners = new ArrayList<>();
        Map<String, Double> used = processors();
        long nanos = 0;
        for (int i = 0; i < sessions; i++) {
            Learner learner = new Learner(accounts.get(i % accounts.size()), i);
            long start = System.nanoTime();
            learner.signIn();
            nanos += System.nanoTime() - start;
            learners.add(learner);
        }
        Map<String, Double> usedAfter = processors();
        System.out.printf(
                Locale.ROOT,
                "%nSigning in, %d people one after another%n"
                        + "  mean                  %8.1f ms%n"
                        + "  processor, portal     %8.1f ms%n"
                        + "  processor, database   %8.1f ms%n",
                sessions,
                nanos / NANOS_PER_MILLI / sessions,
                (usedAfter.get("portal") - used.get("portal")) / sessions,
                (usedAfter.get("database") - used.get("database")) / sessions);
        long signedIn = heapAfterCollection();
        for (Learner learner : learners) {
            learner.arrive();
            learner.openSection();
            learner.openQuiz();
        }
        long after = heapAfterCollection();
        System.out.printf(
                Locale.ROOT,
                "%nMemory of the portal after collection, %d sessions%n"
                        + "  with none             %8d kB%n"
                        + "  signed in             %8d kB%n"
                        + "  section and quiz open %8d kB%n"
                        + "  a learner             %8.1f kB%n",
                sessions,
                before / 1024,
                signedIn / 1024,
                after / 1024,
                (after - before) / 1024.0 / sessions);
        printClasses(classesBefore, classes(), sessions);
        learners.forEach(Learner::signOut);
    }

    private static void printClasses(
            Map<String, Long> before, Map<String, Long> after, int sessions) {
        Map<String, Long> more = new HashMap<>(after);
        before.forEach((name, bytes) -> more.merge(name, -bytes, Long::sum));
        System.out.printf(
                Locale.ROOT,
                "  of which reachable    %8.1f kB%n",
                more.values().stream().mapToLong(Long::longValue).sum() / 1024.0 / sessions);
        more.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_CLASSES_SHOWN)
                .forEach(entry ->
                        System.out.printf(
                                Locale.ROOT,
                                "    %8.2f kB  %s%n",
                                entry.getValue() / 1024.0 / sessions,
                                entry.getKey()));
    }

    // --- learning

    private static boolean isChoice(Node node) {
        return node.tag().equals("input")
                && Set.of("radio", "checkbox").contains(String.valueOf(node.attribute("type")));
    }

    private List<Learner> signedIn(int count) {
        List<Learner> learners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Learner learner = new Learner(accounts.get(i), i);
            learner.signIn();
            learner.arrive();
            learners.add(learner);
        }
        return learners;
    }

    private Figures learn(
            ExecutorService threads, List<Learner> learners, Duration time, Connection database)
            throws InterruptedException, IOException, SQLException {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Figures>> running = new ArrayList<>();
        for (Learner learner : learners) {
            running.add(
                    threads.submit(() -> {
                        go.await();
                        return learner.learn(time);
                    }));
        }
        Map<String, Long> counted = counters(database);
        Map<String, Double> used = processors();
        long start = System.nanoTime();
        go.countDown();
        Figures all = new Figures(time);
        for (Future<Figures> learner : running) {
            try {
                all.add(learner.get(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                problems.add(String.valueOf(e));
                all.errors++;
                learner.cancel(true);
            }
        }
        all.wholeSeconds = (System.nanoTime() - start) / NANOS_PER_MILLI / 1000;
        processors().forEach((name, millis) -> all.used.put(name, millis - used.get(name)));
        counters(database)
                .forEach((name, count) ->
                        all.counted.put(name, count - counted.getOrDefault(name, 0L)));
        return all;
    }

    /// What somebody asks the portal for.
    private enum Step {
        SECTION,
        QUIZ,
        ANSWER,
        SUBMIT,
        REVIEW
    }

    /// What was measured. Only what ended in time counts in the rates.
    private static final class Figures {

        private final Duration time;
        private final Map<Step, List<Long>> nanos = new EnumMap<>(Step.class);
        private final Map<Step, Long> bytes = new EnumMap<>(Step.class);
        private final Map<String, Double> used = new LinkedHashMap<>();
        private final Map<String, Long> counted = new HashMap<>();
        private int flows;
        private int flowsInTime;
        private int requestsInTime;
        private int passed;
        private int errors;
        private double wholeSeconds;

        Figures(Duration time) {
            this.time = time;
        }

        void add(Figures others) {
            others.nanos.forEach((step, list) -> all(step).addAll(list));
            others.bytes.forEach((step, sum) -> bytes.merge(step, sum, Long::sum));
            flows += others.flows;
            flowsInTime += others.flowsInTime;
            requestsInTime += others.requestsInTime;
            passed += others.passed;
            errors += others.errors;
        }

        private List<Long> all(Step step) {
            return nanos.computeIfAbsent(step, key -> new ArrayList<>());
        }

        void print(String name) {
            List<Long> everything = nanos.values().stream().flatMap(List::stream).toList();
            double seconds = time.toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "%n%s, %.0f s%n", name, seconds);
            System.out.printf(Locale.ROOT, "  flows a minute  %8.0f%n", flowsInTime * 60 / seconds);
            System.out.printf(Locale.ROOT, "  requests/s      %8.1f%n", requestsInTime / seconds);
            System.out.printf(
                    Locale.ROOT,
                    "  requests a flow %8.1f%n",
                    everything.size() / (double) Math.max(1, flows));
            System.out.printf(
                    Locale.ROOT,
                    "  passed          %8.0f %%%n",
                    100.0 * passed / Math.max(1, flows));
            System.out.printf(Locale.ROOT, "  errors          %8d%n", errors);
            line("a request", everything, bytes.values().stream().mapToLong(b -> b).sum());
            for (Step step : Step.values()) {
                line(
                        "  " + step.name().toLowerCase(Locale.ROOT),
                        all(step),
                        bytes.getOrDefault(step, 0L));
            }
            used.forEach((who, millis) ->
                    System.out.printf(
                            Locale.ROOT,
                            "  processor       %8.1f ms a flow, %3.0f %% of one: %s%n",
                            millis / Math.max(1, flows),
                            millis / wholeSeconds / 10,
                            who));
            for (String counter : COUNTERS) {
                System.out.printf(
                        Locale.ROOT,
                        "  database        %8.1f a flow: %s%n",
                        counted.getOrDefault(counter, 0L) / (double) Math.max(1, flows),
                        counter);
            }
        }

        private static void line(String name, List<Long> nanos, long bytes) {
            List<Long> sorted = nanos.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s p50 %7.1f  p95 %7.1f  p99 %7.1f  longest %7.1f ms, %6d bytes%n",
                    name,
                    percentile(sorted, 50),
                    percentile(sorted, 95),
                    percentile(sorted, 99),
                    percentile(sorted, 100),
                    bytes / Math.max(1, nanos.size()));
        }

        private static double percentile(List<Long> sorted, int percent) {
            if (sorted.isEmpty()) {
                return 0;
            }
            int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
            return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
        }
    }

    /// Where a link leads and what it says.
    private record Link(String route, String text) {}

    /// One person with a browser. Finds everything by what it says or by how the page is built, and
    /// learns the right answers from the reviews, as people do.
    private final class Learner {
        /// Questions of this attempt that are not answered by ticking.
        private final Set<String> otherwise = new HashSet<>();

        private final FlowClient client = new FlowClient(http, base);
        private final String account;
        private final Random random;
        private List<Link> sections = List.of();
        private Link quiz = new Link("", "");
        private int questions;
        private Figures figures = new Figures(Duration.ZERO);
        private long deadline = Long.MAX_VALUE;

        Learner(String account, int number) {
            this.account = account;
            this.random = new Random(SEED + number);
        }

        void signIn() {
            client.signIn(account, password);
        }

        /// What is asked for without a session is answered with the news that there is none.
        void signOut() {
            try {
                client.click(client.button("Sign out"));
                problems.add(account + " is still signed in");
            } catch (FlowClient.FlowException e) {
                if (!String.valueOf(e.getMessage()).startsWith("The session has expired")) {
                    problems.add("Signing out: " + e);
                }
            }
        }

        /// Opens the module's page and notes where its links lead.
        void arrive() {
            client.open("/" + MODULE);
            List<Link> links =
                    client.all("a").stream()
                            .map(link ->
                                    new Link(String.valueOf(link.attribute("href")), link.text()))
                            .filter(link -> link.route().startsWith(MODULE + "/"))
                            .distinct()
                            .toList();
            quiz =
                    links.stream()
                            .filter(link -> link.text().startsWith("Quiz"))
                            .findFirst()
                            .orElseThrow(() -> wrong("no link to a quiz"));
            Matcher number = NUMBER.matcher(quiz.text());
            check(number.find(), "no number of questions");
            questions = Integer.parseInt(number.group());
            sections =
                    links.stream()
                            .filter(link -> !link.route().startsWith(quiz.route()))
                            .filter(link -> !link.text().equals("Continue"))
                            .toList();
            check(!sections.isEmpty(), "no sections");
        }

        Figures learn(Duration time) {
            figures = new Figures(time);
            long start = System.nanoTime();
            deadline = start + time.toNanos();
            while (System.nanoTime() < deadline && figures.flows < MOST_FLOWS_PER_LEARNER) {
                try {
                    flow();
                } catch (RuntimeException e) {
                    // Where one page is wrong the next cannot be right; the learner gives up.
                    problems.add(account + ": " + e);
                    figures.errors++;
                    break;
                }
            }
            return figures;
        }

        private void flow() {
            openSection();
            Map<String, Set<String>> ticked = new HashMap<>();
            int done = 0;
            otherwise.clear();
            for (Node question : openQuiz()) {
                if (answeredOtherwise(question)) {
                    otherwise.add(asked(question, "legend"));
                } else {
                    ticked.put(asked(question, "legend"), answer(question));
                }
                done++;
                check(answered(done), "answer " + done + " was not counted");
            }
            Node submit = client.button("Submit answers");
            timed(Step.SUBMIT, () -> client.click(submit));
            String verdict = client.heading();
            review(ticked);
            String address = client.address().substring(1);
            timed(Step.REVIEW, () -> client.navigate(address));
            check(client.heading().equals(verdict), "the review says otherwise than before");
            review(ticked);
            figures.flows++;
            figures.passed += verdict.equals(PASSED) ? 1 : 0;
            figures.flowsInTime += System.nanoTime() <= deadline ? 1 : 0;
        }

        void openSection() {
            Link section = sections.get(random.nextInt(sections.size()));
            timed(Step.SECTION, () -> client.navigate(section.route()));
            check(client.heading().equals(section.text()), "this is not " + section);
            client.button("Continue");
        }

        /// A new attempt: nothing is answered yet.
        ///
        /// @return the questions
        List<Node> openQuiz() {
            timed(Step.QUIZ, () -> client.navigate(quiz.route()));
            check(client.heading().equals("Quiz"), "this is not the quiz");
            List<Node> asked =
                    client.all(node ->
                            node.tag().equals("fieldset")
                                    && !asked(node, "legend").isEmpty()
                                    && (!groups(node).isEmpty() || !moves(node).isEmpty()));
            check(asked.size() == questions, asked.size() + " questions");
            check(answered(0), "this is not a new attempt");
            return asked;
        }

        /// Whether the page says how many questions are answered.
        private boolean answered(int count) {
            String expected = count + " of " + questions + " ";
            return client.all(node -> "status".equals(node.attribute("role"))).stream()
                    .anyMatch(status -> status.text().startsWith(expected));
        }

        /// What the question says, without its number.
        private static String asked(Node question, String tag) {
            return question.all(node -> node.tag().equals(tag)).stream()
                    .findFirst()
                    .map(legend -> legend.text().replaceFirst("^\\d+\\.\\s*", ""))
                    .orElse("");
        }

        /// The parts of a question that say when something is ticked; the first is the answer.
        private static List<Node> groups(Node question) {
            return question.all(node -> node.listensFor("change"));
        }

        /// The buttons of a question to put in order.
        private static List<Node> moves(Node question) {
            return question.all(node -> node.tag().equals("button"));
        }

        /// Answers what is ordered, matched or written, somehow.
        ///
        /// @return whether it was one of these
        private boolean answeredOtherwise(Node question) {
            List<Node> moves = moves(question);
            if (!moves.isEmpty()) {
                timed(Step.ANSWER, () -> client.click(moves.get(1)));
                return true;
            }
            List<Node> groups = groups(question);
            if (groups.getFirst().tag().equals("select")) {
                for (int i = 0; i < groups.size(); i++) {
                    Node select = groups.get(i);
                    String value = Integer.toString(i);
                    timed(Step.ANSWER, () -> client.change(select, value, false));
                }
                return true;
            }
            if (groups.getFirst().tag().equals("input")) {
                timed(Step.ANSWER, () -> client.change(groups.getFirst(), "Channel", false));
                return true;
            }
            return false;
        }

        /// Ticks what is known to be right most of the time, otherwise anything.
        private Set<String> answer(Node question) {
            List<Node> groups = groups(question);
            Map<String, Node> choices = choices(question, groups.getFirst());
            check(
                    !choices.isEmpty(),
                    "it is not known how to answer “" + asked(question, "legend") + "”");
            Set<String> right = known.getOrDefault(asked(question, "legend"), Set.of());
            Set<String> ticks = new HashSet<>();
            if (choices.keySet().containsAll(right) && random.nextDouble() < RIGHT_SHARE) {
                ticks.addAll(right);
            }
            if (ticks.isEmpty()) {
                List<String> all = List.copyOf(choices.keySet());
                ticks.add(all.get(random.nextInt(all.size())));
            }
            for (String tick : ticks) {
                tick(groups.getFirst(), choices.get(tick));
            }
            for (Node other : groups.subList(1, groups.size())) {
                List<Node> all = List.copyOf(choices(question, other).values());
                if (!all.isEmpty()) {
                    tick(other, all.get(random.nextInt(all.size())));
                }
            }
            return ticks;
        }

        /// Radio buttons and checkboxes of a group by their labels, which stand around them or name
        /// them.
        private static Map<String, Node> choices(Node question, Node group) {
            List<Node> inputs = group.all(LearningLoad::isChoice);
            Map<String, Node> choices = new LinkedHashMap<>();
            for (Node label : question.all(node -> node.tag().equals("label"))) {
                List<Node> within = label.all(LearningLoad::isChoice);
                String named = label.attribute("for");
                inputs.stream()
                        .filter(input ->
                                within.contains(input)
                                        || (named != null && named.equals(input.attribute("id"))))
                        .findFirst()
                        .ifPresent(input -> choices.put(label.text(), input));
            }
            return choices;
        }

        private void tick(Node group, Node input) {
            String value = String.valueOf(input.attribute("value"));
            timed(Step.ANSWER, () -> client.change(group, value, true));
        }

        /// Checks that the review is of the answers given, and learns from it.
        private void review(Map<String, Set<String>> ticked) {
            check(VERDICTS.contains(client.heading()), "this is not a review");
            Map<String, Set<String>> chosen = new HashMap<>();
            for (Node section :
                    client.all(node ->
                            node.tag().equals("section")
                                    && node.all(inner -> inner.tag().equals("h3")).size() == 1)) {
                String question = asked(section, "h3");
                Set<String> right = new HashSet<>();
                chosen.put(question, new HashSet<>());
                for (Node option : section.all(node -> node.tag().equals("li"))) {
                    List<String> words =
                            option.all(node -> node.tag().equals("span")).stream()
                                    .map(Node::text)
                                    .toList();
                    if (words.stream().anyMatch(CHOSEN::contains)) {
                        chosen.get(question).add(words.getFirst());
                    }
                    if (words.stream().anyMatch(RIGHT::contains)) {
                        right.add(words.getFirst());
                    }
                }
                known.putIfAbsent(question, Set.copyOf(right));
            }
            chosen.keySet().removeAll(otherwise);
            check(chosen.equals(ticked), "not what was answered: " + ticked + ", " + chosen);
        }

        private void timed(Step step, Supplier<Answer> action) {
            long start = System.nanoTime();
            Answer answer = action.get();
            long end = System.nanoTime();
            figures.all(step).add(end - start);
            figures.bytes.merge(step, answer.bytes(), Long::sum);
            figures.requestsInTime += end <= deadline ? 1 : 0;
        }

        private void check(boolean condition, String otherwise) {
            if (!condition) {
                throw wrong(otherwise);
            }
        }

        private IllegalStateException wrong(String what) {
            return new IllegalStateException(what + " at " + client.address() + ": " + shortened());
        }

        private String shortened() {
            String text = client.text();
            return text.length() > 300 ? text.substring(0, 300) + "…" : text;
        }
    }
}

package org.dueregard.performance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.dueregard.DueRegard;
import org.dueregard.common.Days;
import org.dueregard.standing.Figures;
import org.dueregard.standing.ReadModel;
import org.dueregard.standing.Settlement;
import org.dueregard.standing.StandingCells;
import org.dueregard.standing.StandingFilter;
import org.dueregard.standing.Verdict;
import org.dueregard.training.LedgerEntries;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Coverage of a trust, of ten, and of a million people: how long the questions take that screens and
/// exports ask. Started by `bin/coverage-bench`, never by the build.
///
/// Arguments: 1k, 10k, 100k or 1m; a folder for the database, new or from an earlier run.
@NullMarked
public final class CoverageBenchmark {

    private static final int WARM_UP = 30;
    private static final int REPETITIONS = 200;
    private static final int IN_A_TRUST = 40;

    /// Something to be measured, told how often it was done before.
    interface Work {
        void run(int turn) throws Exception;
    }

    private final StatementProbe probe;
    private final Figures figures;
    private final ReadModel model;
    private final StandingCells cells;
    private final Settlement settlement;
    private final LedgerEntries ledger;
    private final LocalDate today;
    private final List<String> plans = new ArrayList<>();

    private CoverageBenchmark(ConfigurableApplicationContext portal) {
        probe = (StatementProbe) portal.getBean(DataSource.class);
        figures = portal.getBean(Figures.class);
        model = portal.getBean(ReadModel.class);
        cells = portal.getBean(StandingCells.class);
        settlement = portal.getBean(Settlement.class);
        ledger = portal.getBean(LedgerEntries.class);
        today = Days.today(portal.getBean(Clock.class));
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.UK);
        try (ConfigurableApplicationContext portal = portal(Path.of(arguments[1]))) {
            CoverageBenchmark benchmark = new CoverageBenchmark(portal);
            switch (arguments[0]) {
                case "1k" -> benchmark.staff(1_000, 4);
                case "10k" -> benchmark.staff(10_000, IN_A_TRUST);
                case "100k" -> benchmark.staff(10 * 10_000, 10 * IN_A_TRUST);
                case "1m" -> benchmark.million();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static ConfigurableApplicationContext portal(Path data) {
        SpringApplication application = new SpringApplication(DueRegard.class);
        application.addInitializers(
                context -> context.getBeanFactory().addBeanPostProcessor(new Probing()));
        return application.run(
                "--server.port=0",
                "--dueregard.data-directory=" + data.toAbsolutePath(),
                "--dueregard.keys-directory=" + data.resolveSibling(data.getFileName() + "-keys"),
                "--dueregard.demo.enabled=false",
                "--dueregard.mail.pause=1h",
                "--dueregard.audit.clock-tolerance=36500d",
                "--logging.level.root=WARN",
                "--logging.level.org.dueregard.standing=INFO");
    }

    private static final class Probing implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? new StatementProbe(source) : bean;
        }
    }

    private void staff(int staff, int schools) throws Exception {
        if (count("SELECT COUNT(*) FROM staff_members") == 0) {
            make(staff, schools);
        }
        sizes();
        List<Long> all = schools(schools);
        List<Long> trust = all.subList(0, Math.min(IN_A_TRUST, schools));
        LocalDate then = today.minusYears(2);
        heading(staff, schools);
        for (LocalDate day : List.of(today, then)) {
            String when = day.equals(today) ? "today" : "two years ago";
            measure("figures of a school, " + when, turn -> figures.of(one(all, turn), day));
            measure(
                    "red list of a school, " + when,
                    turn -> model.exposure(one(all, turn).getFirst(), day));
            measure(
                    "dashboard of a school, " + when,
                    turn -> {
                        settlement.settle();
                        figures.of(one(all, turn), day);
                        model.exposure(one(all, turn).getFirst(), day);
                    });
            measure("every cell of the trust, " + when, turn -> figures.of(trust, day));
            measure("roll-up of the trust, " + when, turn -> figures.totals(trust, day));
            measure(
                    "matrix of a school, first page, " + when,
                    turn -> model.matrix(one(all, turn), day, "", 1));
            measure(
                    "matrix of the trust, first page, " + when,
                    turn -> model.matrix(trust, day, "", 1));
        }
        measure(
                "matrix of the trust, a page in the middle",
                turn -> model.matrix(trust, today, "", 100));
        measure("matrix of the trust, searched", turn -> model.matrix(trust, today, "oakford", 1));
        measure(
                "list of people of a school, first page",
                turn -> model.people(one(all, turn).getFirst(), list()));
        measure("trend of the trust, 24 months", turn -> figures.trend(trust, today, 24));
        measure("CSV of the trust", WARM_UP / 3, REPETITIONS / 4, turn -> csv(trust, today));
        measure(
                "CSV of the trust, two years ago",
                WARM_UP / 3,
                REPETITIONS / 4,
                turn -> csv(trust, then));
        if (schools > IN_A_TRUST) {
            measure("roll-up of all schools, today", turn -> figures.totals(today));
            measure("roll-up of all schools, two years ago", turn -> figures.totals(then));
            measure("trend of all schools, 24 months", turn -> figures.trend(today, 24));
            measure("every cell of all schools", 5, 30, turn -> figures.of(all, today));
            measure(
                    "matrix of all schools, first page",
                    5,
                    50,
                    turn -> model.matrix(all, today, "", 1));
            measure("CSV of all schools", 1, 5, turn -> csv(all, today));
        }
        memory(trust, all);
        settling();
        recording(trust, staff / Math.max(1, schools / IN_A_TRUST));
        plans.forEach(System.out::println);
    }

    private static List<Long> schools(int count) {
        return LongStream.range(0, count).map(i -> CoverageRows.FIRST_SCHOOL + i).boxed().toList();
    }

    private static List<Long> one(List<Long> schools, int turn) {
        return List.of(schools.get(turn % schools.size()));
    }

    private static StandingFilter list() {
        return new StandingFilter(
                LocalDate.of(2026, 9, 14),
                null,
                null,
                new StandingFilter.Show.NotCovered(),
                "",
                StandingFilter.Sort.DUE,
                false,
                1);
    }

    /// Of ten trusts the first is worked out, the others are copies of it in the database.
    private void make(int staff, int schools) throws Exception {
        int copies = Math.max(1, schools / IN_A_TRUST);
        long begun = System.nanoTime();
        try (Connection connection = probe.getConnection()) {
            int completions =
                    new CoverageRows(connection, today).make(staff / copies, schools / copies);
            System.out.printf(
                    "%,d staff in %,d schools, %,d completions made in %.0f s%n",
                    staff / copies, schools / copies, completions, seconds(begun));
        }
        begun = System.nanoTime();
        model.rebuild();
        System.out.printf("Read model worked out in %.0f s%n", seconds(begun));
        if (copies > 1) {
            begun = System.nanoTime();
            try (Connection connection = probe.getConnection()) {
                CoverageRows rows = new CoverageRows(connection, today);
                for (int copy = 1; copy < copies; copy++) {
                    rows.copy(schools / copies, copy);
                }
                rows.multiplyTotals(copies);
            }
            System.out.printf("%d copies of all that made in %.0f s%n", copies - 1, seconds(begun));
        }
    }

    private void million() throws Exception {
        if (count("SELECT COUNT(*) FROM schools") == 0) {
            long begun = System.nanoTime();
            try (Connection connection = probe.getConnection()) {
                new MillionRows(connection, today).make();
            }
            System.out.printf("Read model of a million made in %.0f s%n", seconds(begun));
        }
        sizes();
        List<Long> all = schools(MillionRows.SCHOOLS);
        List<Long> trust = all.subList(0, IN_A_TRUST);
        heading(1_000_000, MillionRows.SCHOOLS);
        for (LocalDate day : List.of(today, today.minusYears(2))) {
            String when = day.equals(today) ? "today" : "two years ago";
            measure("roll-up of all schools, " + when, turn -> figures.totals(day));
            measure("figures of a school, " + when, turn -> figures.of(one(all, turn), day));
            measure("every cell of 40 schools, " + when, turn -> figures.of(trust, day));
            measure(
                    "roll-up of a list of all schools, " + when,
                    1,
                    5,
                    turn -> figures.totals(all, day));
            if (!figures.totals(day).equals(figures.totals(all, day))) {
                throw new IllegalStateException("The roll-up is not the sum of the schools");
            }
        }
        measure("trend of all schools, 24 months", turn -> figures.trend(today, 24));
        plans.forEach(System.out::println);
    }

    private static void heading(int staff, int schools) {
        System.out.printf(
                "%n| %,d staff, %,d schools | p50 | p95 | longest | processor: portal, database |%n",
                staff, schools);
        System.out.println("|---|---|---|---|---|");
    }

    private void sizes() throws Exception {
        for (String table :
                List.of(
                        "completions",
                        "standing_spans",
                        "standing_people",
                        "standing_changes",
                        "standing_sums",
                        "standing_totals")) {
            System.out.printf(
                    "%-20s %,12d rows, %,d MB%n",
                    table,
                    count("SELECT COUNT(*) FROM " + table),
                    count(
                                    "SELECT data_length + index_length FROM information_schema.tables"
                                            + " WHERE table_schema = DATABASE() AND table_name = '"
                                            + table
                                            + "'")
                            >> 20);
        }
    }

    private long count(String sql) throws Exception {
        try (Connection connection = probe.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void measure(String name, Work work) throws Exception {
        measure(name, WARM_UP, REPETITIONS, work);
    }

    private void measure(String name, int warmUp, int repetitions, Work work) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            work.run(i);
        }
        long[] nanos = new long[repetitions];
        double portal = portalMillis();
        double database = databaseMillis();
        for (int i = 0; i < repetitions; i++) {
            long begun = System.nanoTime();
            work.run(i);
            nanos[i] = System.nanoTime() - begun;
        }
        print(
                name,
                nanos,
                (portalMillis() - portal) / repetitions,
                (databaseMillis() - database) / repetitions);
        plans.add("\n" + name);
        for (StatementProbe.Asked asked : distinct(probe.listen(work))) {
            if (plans.size() < 400 && asked.sql().startsWith("SELECT")) {
                plans.add("  " + shortened(asked.sql()));
                probe.plan(asked).forEach(step -> plans.add("    " + step));
            }
        }
    }

    /// Of the same statement for several schools, the first.
    private static Collection<StatementProbe.Asked> distinct(List<StatementProbe.Asked> all) {
        Map<String, StatementProbe.Asked> first = new LinkedHashMap<>();
        all.forEach(asked -> first.putIfAbsent(asked.sql(), asked));
        return first.values();
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("(\\?, )+\\?", "?…").replaceAll("\\s+", " ").strip();
        return line.length() > 600 ? line.substring(0, 600) + " …" : line;
    }

    private static void print(String name, long[] nanos, double portal, double database) {
        print(name, nanos, "%.1f ms, %.1f ms".formatted(portal, database));
    }

    private static void print(String name, long[] nanos) {
        print(name, nanos, "");
    }

    private static void print(String name, long[] nanos, String processor) {
        Arrays.sort(nanos);
        System.out.printf(
                "| %s | %.1f ms | %.1f ms | %.1f ms | %s |%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) Math.ceil(nanos.length * 0.95) - 1] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                processor);
    }

    /// What this thread has cost.
    private static double portalMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    /// What the embedded database has cost, whatever it did.
    private static double databaseMillis() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("mariadbd"))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /// What an export would write, to nowhere.
    private long csv(List<Long> schools, LocalDate day) throws IOException {
        AtomicLong written = new AtomicLong();
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                OutputStream.nullOutputStream(), StandardCharsets.UTF_8))) {
            cells.stream(
                    schools,
                    day,
                    person -> {
                        for (var cell : person.cells().entrySet()) {
                            Verdict verdict = cell.getValue().verdict();
                            out.append(Long.toString(person.schoolId())).append(',');
                            out.append(person.name()).append(',').append(cell.getKey()).append(',');
                            out.append(verdict.standing().id()).append(',');
                            append(out, verdict.completedOn()).append(',');
                            append(out, verdict.coveredUntil()).append('\n');
                        }
                        written.addAndGet(person.cells().size());
                    });
        }
        return written.get();
    }

    private static Writer append(Writer out, @Nullable LocalDate day) throws IOException {
        if (day != null) {
            out.write(day.toString());
        }
        return out;
    }

    /// What is in use while everybody is written, after collecting, against before.
    private void memory(List<Long> trust, List<Long> all) throws IOException {
        for (List<Long> schools : List.of(trust, all)) {
            long before = used();
            AtomicLong most = new AtomicLong();
            AtomicLong people = new AtomicLong();
            long every = 100L * schools.size();
            cells.stream(
                    schools,
                    today,
                    person -> {
                        if (people.incrementAndGet() % every == 0) {
                            most.set(Math.max(most.get(), used()));
                        }
                    });
            System.out.printf(
                    "Memory while %,d cells of %,d people are written: %,d kB more than before%n",
                    csv(schools, today), people.get(), (most.get() - before) >> 10);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// What a hundred people cost of whom something was recorded.
    private void settling() throws Exception {
        measure(
                "100 people brought into the figures",
                5,
                30,
                turn -> {
                    try (Connection connection = probe.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(
                                "INSERT INTO standing_marks (staff_member_id, from_day)"
                                        + " SELECT seq, '"
                                        + today
                                        + "' FROM seq_10000001_to_10000100");
                    }
                    model.settle();
                });
    }

    /// Completions one after the other while somebody reads the trust's dashboard without a pause.
    private void recording(List<Long> trust, int staff) throws Exception {
        for (boolean watched : new boolean[] {false, true}) {
            AtomicBoolean done = new AtomicBoolean();
            List<Long> reads = new ArrayList<>();
            Thread reader =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (watched && !done.get()) {
                                    long begun = System.nanoTime();
                                    settlement.settle();
                                    figures.of(trust, today);
                                    reads.add(System.nanoTime() - begun);
                                }
                            });
            String what = watched ? "watched" : "alone";
            long run = System.nanoTime();
            List<Long> writes = new ArrayList<>();
            while (seconds(run) < 15) {
                int n = writes.size();
                long begun = System.nanoTime();
                ledger.complete(
                        10_000_001 + (n * 37L) % staff,
                        "module-%02d".formatted(n % CoverageRows.MODULES),
                        today,
                        "bench|" + run + "|" + n);
                writes.add(System.nanoTime() - begun);
            }
            System.out.printf("%,.0f completions a second, %s%n", writes.size() / 15.0, what);
            print("recording a completion, " + what, longs(writes));
            done.set(true);
            reader.join();
            if (watched) {
                print("dashboard of the trust meanwhile", longs(reads));
            }
            long begun = System.nanoTime();
            model.settle();
            System.out.printf("All of it in the figures %.1f s later%n", seconds(begun));
        }
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}

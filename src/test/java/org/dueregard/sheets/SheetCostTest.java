package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What 200,000 cells cost: 10,000 people and 20 requirements, every text another one.
class SheetCostTest {

    private static final Logger log = LoggerFactory.getLogger(SheetCostTest.class);
    private static final int GOES = 5;

    @ParameterizedTest
    @EnumSource
    void two_hundred_thousand_cells_take_no_time(SheetFormat format) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < GOES; i++) {
            Duration taken = write(format);
            log.info("{}: 200,000 cells in {} ms", format, taken.toMillis());
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(format == SheetFormat.CSV ? 500 : 1500));
    }

    private static Duration write(SheetFormat format) {
        long start = System.nanoTime();
        try (SheetWriter sheet = Examples.open(format, OutputStream.nullOutputStream())) {
            Examples.manyCells(sheet);
            sheet.finish();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// The texts alone would be more than 8 MB.
    @ParameterizedTest
    @EnumSource
    void nothing_of_what_was_written_is_kept(SheetFormat format) {
        write(format);
        long before = usedMemory();
        try (SheetWriter sheet = Examples.open(format, OutputStream.nullOutputStream())) {
            Examples.manyCells(sheet);
            long held = usedMemory() - before;
            log.info("{}: holds {} kB after 200,000 cells", format, held / 1024);
            assertThat(held).isLessThan(6 * 1024 * 1024);
            sheet.finish();
        }
    }

    private static long usedMemory() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}

package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetWriterTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void a_row_with_a_cell_too_few_or_too_many_is_refused(SheetFormat format) {
        refused(format, sheet -> sheet.begin("x", Examples.COLUMNS).text("a").endRow());
        refused(
                format,
                sheet ->
                        sheet.begin("x", Examples.COLUMNS)
                                .text("a")
                                .empty()
                                .date(null)
                                .whole(1)
                                .text("too many"));
        refused(format, sheet -> sheet.begin("x", Examples.COLUMNS).text("a").finish());
        refused(
                format,
                sheet -> sheet.begin("x", Examples.COLUMNS).text("a").begin("y", Examples.COLUMNS));
        refused(format, sheet -> sheet.begin("x", Examples.COLUMNS).endRow());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_written_before_the_head_or_after_the_end(SheetFormat format) {
        refused(format, sheet -> sheet.text("a"));
        refused(format, SheetWriter::endRow);
        refused(format, SheetWriter::finish);
        refused(
                format,
                sheet -> {
                    sheet.begin("x", Examples.COLUMNS).finish();
                    sheet.text("late");
                });
        refused(
                format,
                sheet -> {
                    sheet.begin("x", Examples.COLUMNS).finish();
                    sheet.finish();
                });
        assertThatThrownBy(() -> Examples.file(format, sheet -> sheet.begin("x", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(SheetFormat format, Consumer<SheetWriter> rows) {
        try (SheetWriter sheet = Examples.open(format, new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> rows.accept(sheet)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_short_file_that_broke_off_was_never_begun(SheetFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = Examples.open(format, out)) {
            sheet.begin("x", Examples.COLUMNS);
            sheet.text("a").whole(1).date(Examples.DAY).empty().endRow();
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void a_long_workbook_that_broke_off_does_not_open() throws IOException {
        Path file = folder.resolve("broken.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = Examples.open(SheetFormat.XLSX, out)) {
            Examples.manyCells(sheet);
        }
        assertThat(Files.size(file)).isGreaterThan(100_000);
        assertThatThrownBy(() -> new ZipFile(file.toFile())).isInstanceOf(ZipException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_disk_that_is_full_is_told(SheetFormat format) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int single) throws IOException {
                        throw new IOException("full");
                    }
                };
        try (SheetWriter sheet = Examples.open(format, full)) {
            assertThatThrownBy(
                            () -> {
                                Examples.manyCells(sheet);
                                sheet.finish();
                            })
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_stream_stays_open_for_whoever_opened_it(SheetFormat format) {
        boolean[] closed = {false};
        OutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        try (SheetWriter sheet = Examples.open(format, out)) {
            sheet.begin("x", Examples.COLUMNS).finish();
        }
        assertThat(closed[0]).isFalse();
    }
}

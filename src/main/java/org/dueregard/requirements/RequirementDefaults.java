package org.dueregard.requirements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.RoleGroup;

/// What holds until a school or its trust says otherwise, with the source of each, from
/// `requirement-defaults.csv`.
public final class RequirementDefaults {

    /// Days a new starter has before counting as not covered.
    public static final int GRACE_DAYS = 10;

    /// Days everybody has after a new requirement began.
    public static final int DUE_DAYS = 30;

    private static final String FILE = "/requirement-defaults.csv";
    private static final String ANY = "*";
    private static final List<Line> LINES = read();

    /// @param source where it comes from, as it is shown
    public record Default(int graceDays, int dueDays, String source) {}

    private record Line(String kind, String group, String cycle, Default terms) {

        static Line of(String line) {
            String[] cells = line.split(";", 6);
            return new Line(
                    cells[0],
                    cells[1],
                    cells[2],
                    new Default(Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), cells[5]));
        }

        boolean fits(String wantedKind, RoleGroup wanted, Period renew) {
            return kind.equals(wantedKind)
                    && (group.equals(ANY) || group.equals(wanted.id()))
                    && (cycle.equals(ANY) || cycle.equals(renew.toString()));
        }
    }

    private RequirementDefaults() {}

    /// How long a role group has for a module, and where that comes from. How often is the module's own
    /// word.
    public static Default of(TrainingModule module, RoleGroup group) {
        return of(module.isDocument(), group, module.renew());
    }

    static Default of(boolean document, RoleGroup group, Period renew) {
        String kind = document ? "document" : "module";
        return LINES.stream()
                .filter(line -> line.fits(kind, group, renew))
                .findFirst()
                .orElseThrow()
                .terms();
    }

    private static List<Line> read() {
        try (InputStream file =
                Objects.requireNonNull(RequirementDefaults.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.dueregard.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A OneRoster zip of CSV files, version 1.1 or 1.2: `users.csv`, `orgs.csv` and, in 1.2,
/// `roles.csv`. Only the people who work in a school come out; pupils and parents are left behind
/// in the file. (1EdTech, OneRoster 1.1 and 1.2 CSV binding.)
final class OneRoster {

    static final List<String> HEADINGS =
            List.of(
                    "sourcedId",
                    "givenName",
                    "familyName",
                    "email",
                    "role",
                    "beginDate",
                    "endDate",
                    "school");

    private static final Set<String> STAFF =
            Set.of(
                    "teacher",
                    "aide",
                    "administrator",
                    "principal",
                    "counselor",
                    "proctor",
                    "staff",
                    "districtadministrator",
                    "siteadministrator",
                    "systemadministrator");
    private static final long LARGEST = 100L * 1024 * 1024;

    private final Path file;
    private final Path folder;

    /// @param folder for the parts while they are read; left empty
    OneRoster(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private record Post(String role, String begin, String end, String org) {}

    void read(Consumer<List<String>> headings, Consumer<List<String>> row) throws IOException {
        Map<String, Path> parts = unpack();
        try {
            if (!parts.containsKey("users.csv")) {
                throw new FileNotReadableException("not-oneroster");
            }
            Map<String, String> orgs = orgs(parts.get("orgs.csv"));
            Map<String, Post> posts = posts(parts.get("roles.csv"));
            headings.accept(HEADINGS);
            each(
                    parts.get("users.csv"),
                    user -> {
                        Post post = post(user, posts, parts.containsKey("roles.csv"));
                        if (post != null) {
                            row.accept(
                                    List.of(
                                            user.getOrDefault("sourcedid", ""),
                                            user.getOrDefault("givenname", ""),
                                            user.getOrDefault("familyname", ""),
                                            user.getOrDefault("email", ""),
                                            post.role(),
                                            post.begin(),
                                            ended(user, post),
                                            orgs.getOrDefault(post.org(), post.org())));
                        }
                    });
        } catch (FileNotReadableException e) {
            // Of a part that is no table the whole is to be blamed.
            throw e.key().endsWith("not-csv") ? new FileNotReadableException("not-oneroster") : e;
        } finally {
            for (Path part : parts.values()) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// A person marked for deletion has left on the day the entry was changed.
    private static String ended(Map<String, String> user, Post post) {
        boolean gone = user.getOrDefault("status", "").equalsIgnoreCase("tobedeleted");
        String changed = user.getOrDefault("datelastmodified", "");
        return gone && post.end().isEmpty() ? changed : post.end();
    }

    private static @Nullable Post post(
            Map<String, String> user, Map<String, Post> posts, boolean separate) {
        if (separate) {
            return posts.get(user.getOrDefault("sourcedid", ""));
        }
        String role = user.getOrDefault("role", "");
        String orgs = user.getOrDefault("orgsourcedids", "");
        return isStaff(role) ? new Post(role, "", "", orgs.split("[,;]", 2)[0].strip()) : null;
    }

    private static boolean isStaff(String role) {
        return STAFF.contains(role.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    private static Map<String, String> orgs(@Nullable Path part) throws IOException {
        Map<String, String> orgs = new HashMap<>();
        if (part != null) {
            each(
                    part,
                    org -> {
                        String number = org.getOrDefault("identifier", "");
                        orgs.put(
                                org.getOrDefault("sourcedid", ""),
                                number.isEmpty() ? org.getOrDefault("name", "") : number);
                    });
        }
        return orgs;
    }

    /// The primary post of each person.
    private static Map<String, Post> posts(@Nullable Path part) throws IOException {
        Map<String, Post> posts = new HashMap<>();
        if (part != null) {
            each(
                    part,
                    line -> {
                        String role = line.getOrDefault("role", "");
                        if (line.getOrDefault("status", "").equalsIgnoreCase("tobedeleted")) {
                            return;
                        }
                        boolean primary =
                                line.getOrDefault("roletype", "").equalsIgnoreCase("primary");
                        String user = line.getOrDefault("usersourcedid", "");
                        if (isStaff(role) && (primary || !posts.containsKey(user))) {
                            posts.put(
                                    user,
                                    new Post(
                                            role,
                                            line.getOrDefault("begindate", ""),
                                            line.getOrDefault("enddate", ""),
                                            line.getOrDefault("orgsourcedid", "")));
                        }
                    });
        }
        return posts;
    }

    private static void each(Path part, Consumer<Map<String, String>> line) throws IOException {
        List<String> names = new ArrayList<>();
        StaffFile.open(part)
                .read(
                        headings ->
                                headings.forEach(
                                        heading -> names.add(heading.toLowerCase(Locale.ROOT))),
                        cells -> {
                            Map<String, String> values = new HashMap<>();
                            for (int i = 0; i < names.size(); i++) {
                                values.put(names.get(i), cells.get(i));
                            }
                            line.accept(values);
                        });
    }

    /// Takes out the parts that matter, under names of our own, and never more than fits.
    private Map<String, Path> unpack() throws IOException {
        Map<String, Path> parts = new HashMap<>();
        long left = LARGEST;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name =
                        entry.getName().replaceFirst(".*[/\\\\]", "").toLowerCase(Locale.ROOT);
                if (parts.containsKey(name)) {
                    throw new FileNotReadableException("not-oneroster");
                }
                if (Set.of("users.csv", "orgs.csv", "roles.csv").contains(name)) {
                    Path part = Files.createTempFile(folder, "part", ".csv");
                    parts.put(name, part);
                    left -= copy(zip.getInputStream(entry), part, left);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FileNotReadableException("not-oneroster");
        }
        return parts;
    }

    private static long copy(InputStream from, Path to, long most) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[65_536];
        try (InputStream in = from;
                OutputStream out = Files.newOutputStream(to)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                copied += read;
                if (copied > most) {
                    throw new FileNotReadableException("too-long");
                }
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }
}

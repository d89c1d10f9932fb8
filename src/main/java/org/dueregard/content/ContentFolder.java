package org.dueregard.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Reads content files: those packaged with the program and those of an outside folder.
final class ContentFolder {

    private static final int MOST_FILES = 5_000;
    private static final int DEEPEST = 6;

    private ContentFolder() {}

    /// The packaged content, by path.
    static Map<String, ContentFile> packaged() throws IOException {
        Map<String, ContentFile> files = new TreeMap<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:content/**/*.*")) {
            String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            String path = url.substring(url.lastIndexOf("/content/") + "/content/".length());
            if (resource.isReadable() && !path.endsWith("/")) {
                byte[] bytes = resource.getContentAsByteArray();
                files.put(path, new ContentFile(path, bytes, bytes.length));
            }
        }
        return files;
    }

    /// An outside folder's content, by path. Links that lead out of the folder are not followed.
    static Map<String, ContentFile> outside(Path folder) throws IOException {
        Map<String, ContentFile> files = new TreeMap<>();
        for (Path file : list(folder)) {
            String path = relative(folder, file);
            long size = Files.size(file);
            files.put(path, new ContentFile(path, read(file, ContentFile.limit(path), size), size));
        }
        return files;
    }

    private static byte[] read(Path file, int limit, long size) throws IOException {
        if (size > limit) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }

    /// Changes whenever a file of the folder is added, removed or written.
    static String fingerprint(Path folder) throws IOException {
        List<String> seen = new ArrayList<>();
        for (Path file : list(folder)) {
            seen.add(
                    relative(folder, file)
                            + "|"
                            + Files.size(file)
                            + "|"
                            + Files.getLastModifiedTime(file).toMillis());
        }
        return String.join("\n", seen);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Path root = folder.toRealPath();
        try (Stream<Path> walk = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> isInside(root, file))
                    .filter(file -> !relative(folder, file).matches("(.*/)?\\..*"))
                    .sorted(Comparator.comparing(file -> relative(folder, file)))
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static boolean isInside(Path root, Path file) {
        try {
            return file.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}

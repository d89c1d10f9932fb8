package org.dueregard.speakers;

import java.time.Instant;
import java.util.Map;
import org.dueregard.keys.PortalKeys;
import org.dueregard.keys.Seal;
import org.dueregard.keys.SealBrokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals the personal parts of entries under the two keys of their request, and writes the code that
/// chains them.
@Component
class FileSeal {

    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String PURPOSE = "speaker-file";
    private static final String SEPARATOR = "\u001f";

    private final Seal seal;
    private final PortalKeys keys;

    FileSeal(Seal seal, PortalKeys keys) {
        this.seal = seal;
        this.keys = keys;
    }

    /// Which of a request's two keys.
    enum Part {
        FILE,
        IDENTITY
    }

    String newKey(long requestId, Part part) {
        return seal.newSealedKey(context(requestId, part));
    }

    @Nullable String seal(
            long requestId, Part part, String key, long seq, Map<String, String> texts) {
        return texts.isEmpty()
                ? null
                : seal.sealWith(
                        key,
                        context(requestId, part),
                        FileJson.write(texts),
                        place(requestId, part, seq));
    }

    /// The texts, or none where the key is destroyed or what is there was not written by it.
    Map<String, String> open(
            long requestId, Part part, @Nullable String key, long seq, @Nullable String sealed) {
        if (key == null || sealed == null) {
            return Map.of();
        }
        try {
            return FileJson.texts(
                    seal.openWith(
                            key, context(requestId, part), sealed, place(requestId, part, seq)));
        } catch (SealBrokenException e) {
            return Map.of();
        }
    }

    /// The bytes of an attached file.
    byte[] sealFile(long requestId, String key, String fileKey, byte[] bytes) {
        return seal.sealBytesWith(key, context(requestId, Part.FILE), bytes, file(fileKey));
    }

    /// @throws SealBrokenException when it is not what was attached
    byte[] openFile(long requestId, String key, String fileKey, byte[] sealed) {
        return seal.openBytesWith(key, context(requestId, Part.FILE), sealed, file(fileKey));
    }

    private static String file(String fileKey) {
        return "speaker_attachments|" + fileKey;
    }

    /// A code over an entry and the one before; over what is sealed as it is sealed.
    String code(
            long requestId,
            long seq,
            Instant at,
            String actorKind,
            @Nullable Long actorId,
            String kind,
            String facts,
            @Nullable String words,
            @Nullable String identity,
            String before) {
        return keys.code(
                PURPOSE,
                String.join(
                        SEPARATOR,
                        "1",
                        Long.toString(requestId),
                        Long.toString(seq),
                        at.toString(),
                        actorKind,
                        String.valueOf(actorId),
                        kind,
                        facts,
                        String.valueOf(words),
                        String.valueOf(identity),
                        before));
    }

    private static String context(long requestId, Part part) {
        return "speaker_requests|" + part + "|" + requestId;
    }

    private static String place(long requestId, Part part, long seq) {
        return "speaker_entries|" + part + "|" + requestId + "|" + seq;
    }
}

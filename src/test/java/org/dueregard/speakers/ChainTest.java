package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.dueregard.common.InvalidInputException;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever changes what is stored, past the portal, is found out by the file's chain, which says where.
@PortalTest
class ChainTest {

    @Autowired Fixtures fixtures;
    @Autowired SpeakerRequestService requests;
    @Autowired SpeakerFileService service;
    @Autowired VisitService visits;
    @Autowired LinkPages pages;
    @Autowired SpeakerFiles files;
    @Autowired JdbcClient jdbc;

    private final Random random = new Random(20_261_122);
    private Cast cast;
    private Cast.School school;
    private String reference;
    private long id;
    private int entries;

    @BeforeEach
    void approvedWithEverything() {
        cast = new Cast(fixtures, requests, service, visits, pages, jdbc);
        school = cast.school(fixtures.school());
        reference = cast.approved(school, Cast.amber());
        id = cast.id(reference);
        entries = files.verify(id).entries();
        assertThat(files.verify(id).isSound()).isTrue();
        assertThat(entries).isGreaterThan(10);
    }

    private FileVerdict verify() {
        FileVerdict verdict = files.verify(id);
        FileVerdict asked = SignedIn.as(school.head().caller(), () -> service.verify(reference));
        assertThat(asked).isEqualTo(verdict);
        return verdict;
    }

    private String stored(String column, long seq) {
        return jdbc.sql(
                        "SELECT COALESCE(CAST("
                                + column
                                + " AS CHAR), '') FROM speaker_entries WHERE request_id = ?"
                                + " AND seq = ?")
                .param(id)
                .param(seq)
                .query(String.class)
                .single();
    }

    private void store(String column, long seq, String value) {
        jdbc.sql("UPDATE speaker_entries SET " + column + " = ? WHERE request_id = ? AND seq = ?")
                .param(value)
                .param(id)
                .param(seq)
                .update();
    }

    /// Another letter or digit of the same kind at that place.
    private static String altered(String text, int place) {
        char at = text.charAt(place);
        char other;
        if (Character.isDigit(at)) {
            other = at == '1' ? '2' : '1';
        } else if (Character.isUpperCase(at)) {
            other = at == 'A' ? 'B' : 'A';
        } else {
            other = at == 'a' ? 'b' : 'a';
        }
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts", "words", "identity", "kind", "actor_kind", "actor_id", "mac"})
    void one_byte_of_a_column_shows_at_its_entry(String column) {
        int tried = 0;
        for (long seq = 1; seq <= entries; seq++) {
            String before = stored(column, seq);
            if (before.isEmpty()) {
                continue;
            }
            for (int place : List.of(0, random.nextInt(before.length()), before.length() - 1)) {
                store(column, seq, altered(before, place));
                assertThat(verify())
                        .as("%s of entry %d at %d", column, seq, place)
                        .isEqualTo(FileVerdict.broken(seq, FileVerdict.Fault.ALTERED, entries));
                tried++;
            }
            store(column, seq, before);
        }
        assertThat(tried).isPositive();
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void a_millionth_of_a_second_shows() {
        for (long seq = 1; seq <= entries; seq++) {
            move(seq, "+");
            assertThat(verify())
                    .isEqualTo(FileVerdict.broken(seq, FileVerdict.Fault.ALTERED, entries));
            move(seq, "-");
        }
        assertThat(verify().isSound()).isTrue();
    }

    private void move(long seq, String sign) {
        jdbc.sql(
                        "UPDATE speaker_entries SET at = at "
                                + sign
                                + " INTERVAL 1 MICROSECOND WHERE request_id = ? AND seq = ?")
                .param(id)
                .param(seq)
                .update();
    }

    @Test
    void something_put_where_nothing_was_shows() {
        store("identity", entries, "x");
        assertThat(verify().at()).isEqualTo(entries);
        store("identity", entries, null);
        store("actor_id", 3, null);
        assertThat(verify().at()).isEqualTo(3);
    }

    @Test
    void an_entry_taken_out_of_the_middle_shows() {
        delete(5, 5);
        assertThat(verify())
                .isEqualTo(FileVerdict.broken(5, FileVerdict.Fault.MISSING, entries - 1));
    }

    @Test
    void closing_the_gap_shows() {
        delete(5, 5);
        jdbc.sql(
                        "UPDATE speaker_entries SET seq = seq - 1 WHERE request_id = ? AND seq > 5"
                                + " ORDER BY seq")
                .param(id)
                .update();
        assertThat(verify())
                .isEqualTo(FileVerdict.broken(5, FileVerdict.Fault.ALTERED, entries - 1));
    }

    @Test
    void two_entries_that_change_places_show() {
        jdbc.sql("UPDATE speaker_entries SET seq = 1000 WHERE request_id = ? AND seq = 4")
                .param(id)
                .update();
        jdbc.sql("UPDATE speaker_entries SET seq = 4 WHERE request_id = ? AND seq = 5")
                .param(id)
                .update();
        jdbc.sql("UPDATE speaker_entries SET seq = 5 WHERE request_id = ? AND seq = 1000")
                .param(id)
                .update();
        assertThat(verify()).isEqualTo(FileVerdict.broken(4, FileVerdict.Fault.ALTERED, entries));
    }

    @Test
    void a_tail_cut_off_shows_even_where_the_head_is_adjusted() {
        delete(entries, entries);
        FileVerdict cut = FileVerdict.broken(entries, FileVerdict.Fault.CUT_OFF, entries - 1);
        assertThat(verify()).isEqualTo(cut);
        jdbc.sql("UPDATE speaker_requests SET seq = ?, mac = ? WHERE id = ?")
                .param(entries - 1)
                .param(stored("mac", entries - 1L))
                .param(id)
                .update();
        assertThat(verify()).isEqualTo(cut);
    }

    @Test
    void entries_of_another_file_do_not_pass() {
        long other = cast.id(cast.approved(school, Cast.amber()));
        delete(3, 3);
        jdbc.sql(
                        "INSERT INTO speaker_entries SELECT ?, seq, at, actor_kind, actor_id, kind,"
                                + " facts, words, identity, mac FROM speaker_entries"
                                + " WHERE request_id = ? AND seq = 3")
                .param(id)
                .param(other)
                .update();
        assertThat(verify()).isEqualTo(FileVerdict.broken(3, FileVerdict.Fault.ALTERED, entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity_key", "file_key"})
    void a_destroyed_key_leaves_the_chain_sound(String key) {
        jdbc.sql("UPDATE speaker_requests SET " + key + " = NULL WHERE id = ?").param(id).update();
        assertThat(verify().isSound()).isTrue();
        SpeakerFile file = files.read(id);
        assertThat(file.state()).isEqualTo(RequestState.APPROVED);
        assertThat(file.speaker(1).email()).isEmpty();
        if (key.equals("file_key")) {
            assertThat(file.entries()).allMatch(entry -> entry.words().isEmpty());
        } else {
            assertThat(file.speaker(1).name()).isEqualTo("Alex Example");
        }
    }

    @Test
    void a_file_whose_identity_is_destroyed_goes_on() {
        jdbc.sql("UPDATE speaker_requests SET identity_key = NULL WHERE id = ?").param(id).update();
        school.host().does(() -> visits.confirm(reference, "1-1"));
        assertThat(verify().entries()).isEqualTo(entries + 1);
        assertThat(verify().isSound()).isTrue();
    }

    @Test
    void a_refused_step_leaves_no_entry() {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                school.secondHead()
                                        .does(() ->
                                                service.approve(reference, "Again.", List.of()))))
                .isInstanceOf(InvalidInputException.class);
        assertThat(verify().entries()).isEqualTo(entries);
    }

    private void delete(long from, long to) {
        jdbc.sql("DELETE FROM speaker_entries WHERE request_id = ? AND seq BETWEEN ? AND ?")
                .param(id)
                .param(from)
                .param(to)
                .update();
    }
}

package org.dueregard.pathway;

import java.util.function.Supplier;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A school with a lead who keeps its contacts.
final class PathwaySchool {

    final TestSchool place;
    private final Person keeper;
    private final ContactService contacts;

    PathwaySchool(Fixtures fixtures, ContactService contacts) {
        this.place = fixtures.school();
        this.keeper = fixtures.person(place, RoleGroup.DSL);
        this.contacts = contacts;
    }

    Caller lead() {
        return keeper.caller(PortalRole.DSL);
    }

    <T> T as(Supplier<T> work) {
        return SignedIn.as(lead(), work::get);
    }

    void does(Runnable work) {
        SignedIn.run(lead(), work);
    }

    /// Enters somebody, verified today.
    void enter(ContactRole role, String name, String phone) {
        does(() -> contacts.save(place.id(), role, ContactEntry.of(name, phone, "test", true)));
    }

    void isUnder(JdbcClient jdbc, Fixtures fixtures, String localAuthority) {
        long id =
                jdbc.sql("SELECT id FROM local_authorities WHERE name = ?")
                        .param(localAuthority)
                        .query(Long.class)
                        .optional()
                        .orElseGet(fixtures::newId);
        jdbc.sql("INSERT IGNORE INTO local_authorities (id, name) VALUES (?, ?)")
                .params(id, localAuthority)
                .update();
        jdbc.sql("UPDATE schools SET local_authority_id = ? WHERE id = ?")
                .params(id, place.id())
                .update();
    }
}

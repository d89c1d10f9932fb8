package org.dueregard.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@SuppressWarnings("UnusedVariable") // columns are read by queries
@Table(name = "schools")
class School {

    @Id private long id;
    private long trustId;
    private String name = "";

    protected School() {}

    long id() {
        return id;
    }

    long trustId() {
        return trustId;
    }

    String name() {
        return name;
    }
}

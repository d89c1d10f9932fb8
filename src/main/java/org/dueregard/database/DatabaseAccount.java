package org.dueregard.database;

/// A user name and password for the database server.
public record DatabaseAccount(String name, String password) {

    @Override
    public String toString() {
        return "DatabaseAccount[" + name + "]";
    }
}

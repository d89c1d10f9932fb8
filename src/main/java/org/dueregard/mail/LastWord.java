package org.dueregard.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Finds whoever has the last word on a message.
@Component
class LastWord {

    private final ObjectProvider<BeforeSending> rooms;

    LastWord(ObjectProvider<BeforeSending> rooms) {
        this.rooms = rooms;
    }

    BeforeSending.Verdict on(OutboxSender.Due message) {
        String name = message.askedBefore();
        if (name == null) {
            return new BeforeSending.Send(message.subject(), message.body(), message.html());
        }
        return rooms.stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody speaks for " + name))
                .ask(message.onceKey());
    }
}

package org.dueregard.pathway;

import java.util.function.UnaryOperator;
import org.dueregard.common.Words;
import org.springframework.stereotype.Component;

/// What placeholders stand for where anybody may read: the school by its name, people by their roles.
@Component
public class ByRole {

    private final Words words;

    ByRole(Words words) {
        this.words = words;
    }

    public UnaryOperator<String> values(String schoolName) {
        return name ->
                switch (name) {
                    case "school.name" -> schoolName;
                    case "dsl.name", "dsl.phone", "deputy.name", "deputy.phone" ->
                            words.get("route.by-role." + name);
                    default -> words.get("placeholder.missing.step");
                };
    }
}

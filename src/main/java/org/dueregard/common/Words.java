package org.dueregard.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Every word a person reads, from the translations file `messages.properties`.
///
/// Not the framework's message source, whose shared formats make readers wait for each other.
@Component
public class Words {

    private static final Object[] NONE = {};

    private final ResourceBundle patterns = ResourceBundle.getBundle("messages", Locale.ROOT);
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    Words() {}

    /// The words outside a running application, for the build.
    public static Words fromFile() {
        return new Words();
    }

    /// The sentence with that key, its `{0}` … filled in.
    ///
    /// @throws java.util.MissingResourceException when the file has no such key
    public String get(String key, Object... arguments) {
        if (arguments.length == 0) {
            return plain.computeIfAbsent(key, wanted -> format(wanted, NONE));
        }
        return format(key, arguments);
    }

    private String format(String key, Object[] arguments) {
        return new MessageFormat(patterns.getString(key), Locale.UK).format(arguments);
    }
}

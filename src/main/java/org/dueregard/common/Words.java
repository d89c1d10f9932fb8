package org.dueregard.common;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/// Every word a person reads, from the translations file `messages.properties`.
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /// The words outside a running application, for the build.
    public static Words fromFile() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        return new Words(messages);
    }

    /// The sentence with that key, its `{0}` … filled in.
    ///
    /// @throws org.springframework.context.NoSuchMessageException when the file has no such key
    public String get(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }
}

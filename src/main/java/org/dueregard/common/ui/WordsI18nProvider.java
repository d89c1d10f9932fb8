package org.dueregard.common.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.dueregard.common.Words;
import org.springframework.stereotype.Component;

/// Gives views the words of the translations file.
@Component
class WordsI18nProvider implements I18NProvider {

    private static final long serialVersionUID = 1L;

    private final transient Words words;

    WordsI18nProvider(Words words) {
        this.words = words;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.UK);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return words.get(key, arguments);
    }
}

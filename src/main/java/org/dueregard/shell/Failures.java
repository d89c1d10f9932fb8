package org.dueregard.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// What happens when something goes wrong behind a page that is already there, and when a session
/// has ended: the page is loaded anew, which leads to the sign-in page and back.
@Component
class Failures implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Random NUMBERS = new Random();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(session ->
                        session.getSession()
                                .setErrorHandler(failure -> handle(failure.getThrowable())));
        event.getSource().setSystemMessagesProvider(info -> systemMessages());
        event.addIndexHtmlRequestListener(
                response -> response.getDocument().child(0).attr("lang", "en-GB"));
    }

    private static CustomizedSystemMessages systemMessages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setCookiesDisabledNotificationEnabled(false);
        messages.setInternalErrorNotificationEnabled(false);
        return messages;
    }

    private static void handle(Throwable failure) {
        UI ui = UI.getCurrent();
        if (ui == null) {
            log(failure);
            return;
        }
        boolean denied = failure instanceof AccessDeniedException;
        String text =
                denied
                        ? ui.getTranslation("error.denied.heading")
                        : ui.getTranslation("error.action-failed", log(failure));
        MainLayout.warn(ui, text);
    }

    /// Writes a failure into the log.
    ///
    /// @return the number under which it can be found there
    static String log(Throwable failure) {
        byte[] bytes = new byte[3];
        NUMBERS.nextBytes(bytes);
        String number = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        log.error("Failure {}", number, failure);
        return number;
    }
}

package org.dueregard;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import java.util.Locale;
import org.dueregard.audit.VerifyAuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Due Regard: Prevent training, British-values lessons, coverage and visiting speakers for schools.
@SpringBootApplication
@EnableScheduling
@EnableResilientMethods
@StyleSheet("styles/due-regard.css")
@Viewport("width=device-width, initial-scale=1")
public class DueRegard implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    /// Starts the portal.
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.UK);
        if (arguments.length > 0 && arguments[0].equals(VerifyAuditCommand.NAME)) {
            System.exit(VerifyAuditCommand.run(arguments));
        }
        SpringApplication.run(DueRegard.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "styles/icon.svg");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("robots", "noindex");
    }
}

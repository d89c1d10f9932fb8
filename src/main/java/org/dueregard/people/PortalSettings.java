package org.dueregard.people;

import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The few numbers of the portal that somebody may change.
@Service
public class PortalSettings {

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;

    PortalSettings(JdbcClient jdbc, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    /// Changes numbers, all or none.
    @Requires(Action.PORTAL_SETTINGS)
    @Transactional
    public void change(Map<PortalNumbers.Setting, String> wanted) {
        access.requirePortal(Action.PORTAL_SETTINGS);
        Checks checks = new Checks();
        wanted.forEach((setting, value) ->
                checks.require(
                        value.matches("\\d{1,3}")
                                && Integer.parseInt(value) >= setting.least()
                                && Integer.parseInt(value) <= setting.most(),
                        setting.id(),
                        "invalid.number",
                        Integer.toString(setting.least()),
                        Integer.toString(setting.most())));
        checks.done();
        wanted.forEach((setting, value) -> {
            jdbc.sql(
                            "INSERT INTO settings (name, value) VALUES (?, ?)"
                                    + " ON DUPLICATE KEY UPDATE value = VALUES(value)")
                    .param(setting.id())
                    .param(value)
                    .update();
            audit.record(
                    AuditEvent.of(
                            AuditAction.SETTING_CHANGED,
                            null,
                            "setting",
                            null,
                            Map.of(setting.id(), value)));
        });
    }
}

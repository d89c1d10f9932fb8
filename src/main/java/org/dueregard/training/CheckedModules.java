package org.dueregard.training;

import java.util.List;
import org.springframework.stereotype.Component;

/// Which modules are asked about again some weeks later: only of these can it be told who still knows.
@Component
public class CheckedModules {

    private final DelayedChecks checks;

    CheckedModules(DelayedChecks checks) {
        this.checks = checks;
    }

    public List<String> modules() {
        return checks.modules();
    }
}

package org.dueregard.testing;

import java.nio.file.Path;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// Several portals live in one test run, and each start changes what the whole program shares: who
/// knows who is signed in, and where temporary files go. Each test gets its own portal's back.
final class OwnSurroundings implements TestExecutionListener {

    private static final Path TEMPORARY =
            Path.of("target", "test-data", "tmp-" + ProcessHandle.current().pid());

    @Override
    public void beforeTestMethod(TestContext test) throws java.io.IOException {
        test.getApplicationContext()
                .getBeanProvider(SecurityContextHolderStrategy.class)
                .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        java.nio.file.Files.createDirectories(TEMPORARY);
        System.setProperty("java.io.tmpdir", TEMPORARY.toAbsolutePath().toString());
    }
}

package org.dueregard.common;

import org.springframework.context.SmartLifecycle;

/// Something to be done each time the portal starts, before it lets anybody in.
public abstract class BeforeOpening implements SmartLifecycle {

    private final int phase;
    private volatile boolean running;

    /// @param phase lower ones first; the web server comes after all of them
    protected BeforeOpening(int phase) {
        this.phase = phase;
    }

    /// Does it.
    protected abstract void prepare();

    @Override
    public final void start() {
        prepare();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}

package org.dueregard.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// Waits until a page stands, its program is idle, and nothing has been asked of the server for a
/// moment: shorter than the half second that Playwright waits itself, which adds up over a thousand
/// steps.
final class Quiet {

    private static final int STEP_MILLIS = 25;
    private static final int MOMENT_MILLIS = 150;

    /// A request that a page gave up when it was left may never be told as over.
    private static final int STILL_MILLIS = 4_000;

    private static final int LONGEST_MILLIS = 15_000;

    /// Every page has a title and a main part, which the framework adds when it has started.
    private static final String STANDS =
            """
            () => document.readyState === 'complete' && document.title !== ''
                && document.querySelector('main') !== null
                && Object.values(window.Vaadin?.Flow?.clients ?? {})
                    .every(client => !client.isActive || !client.isActive())
            """;

    private static final Map<BrowserContext, Quiet> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Set<Request> open = new HashSet<>();
    private boolean moved;

    private Quiet(BrowserContext context) {
        context.onRequest(request -> {
            if (request.isNavigationRequest()) {
                open.clear();
            }
            open.add(request);
            moved = true;
        });
        context.onRequestFinished(open::remove);
        context.onRequestFailed(open::remove);
    }

    /// To be called before the context's first page is opened.
    static void watch(BrowserContext context) {
        KNOWN.put(context, new Quiet(context));
    }

    static void settle(Page page) {
        Quiet quiet = KNOWN.get(page.context());
        if (quiet == null) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return;
        }
        int calm = 0;
        int still = 0;
        for (int waited = 0; waited < LONGEST_MILLIS; waited += STEP_MILLIS) {
            quiet.moved = false;
            page.waitForTimeout(STEP_MILLIS);
            still = quiet.moved ? 0 : still + STEP_MILLIS;
            calm = quiet.open.isEmpty() && !quiet.moved ? calm + STEP_MILLIS : 0;
            if ((calm >= MOMENT_MILLIS || still >= STILL_MILLIS) && stands(page)) {
                break;
            }
        }
        page.waitForLoadState();
    }

    private static boolean stands(Page page) {
        try {
            return Boolean.TRUE.equals(page.evaluate(STANDS));
        } catch (PlaywrightException e) {
            // It went on to another page meanwhile.
            return false;
        }
    }
}

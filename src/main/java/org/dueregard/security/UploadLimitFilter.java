package org.dueregard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads an upload that is larger than anything here takes back to the page it came from, which says
/// so. Comes before the token is looked for, as that would need the whole of it.
///
/// A browser reads no answer before it has sent everything, so the rest is read and thrown away: of
/// people who are signed in, a few at a time, and not for ever. Nothing of it is kept anywhere.
final class UploadLimitFilter extends OncePerRequestFilter {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 8;
    private static final int BUFFER = 64 * 1024;

    private final long largest;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /// @param largest request that is read, in bytes
    UploadLimitFilter(long largest) {
        this.largest = largest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null
                || !HttpMethod.POST.matches(request.getMethod())
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest) {
            leadBack(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            // One file of it, or a whole that did not say how long it is.
            if (response.isCommitted()
                    || e.getErrorCode() != HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
                throw e;
            }
            leadBack(request, response);
        }
    }

    private void leadBack(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                HttpHeaders.LOCATION, request.getRequestURI() + "?" + SecurityRoutes.TOO_LARGE);
        response.setContentLength(0);
        response.flushBuffer();
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof PortalUser)
                || !places.tryAcquire()) {
            return;
        }
        try {
            readAway(request.getInputStream());
        } finally {
            places.release();
        }
    }

    private void readAway(InputStream rest) {
        long begun = System.nanoTime();
        byte[] buffer = new byte[BUFFER];
        try {
            int length = 0;
            while (length >= 0 && System.nanoTime() - begun < PATIENCE.toNanos()) {
                length = rest.read(buffer);
            }
        } catch (IOException e) {
            logger.debug("The sender of a large upload has left", e);
        }
    }
}

package org.dueregard.security;

import com.vaadin.flow.spring.security.RequestUtil;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads whoever owes the second factor to it, whatever was asked for.
final class SecondFactorGate extends OncePerRequestFilter {

    private static final RequestMatcher OPEN =
            new OrRequestMatcher(
                    path("/second-factor"),
                    path("/second-factor/**"),
                    path("/logout"),
                    path("/styles/**"),
                    path("/error"));

    private final RequestUtil requests;

    SecondFactorGate(RequestUtil requests) {
        this.requests = requests;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof PendingSignIn)
                || OPEN.matches(request)) {
            chain.doFilter(request, response);
        } else if (HttpMethod.GET.matches(request.getMethod())
                && !requests.isFrameworkInternalRequest(request)) {
            response.sendRedirect("/second-factor");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}

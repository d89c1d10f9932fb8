package org.dueregard.security;

import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The session cookie: out of reach of scripts and other sites, and bound to this host where TLS
/// allows the `__Host-` name (ASVS 5.0.0, 3.3).
@Configuration(proxyBeanMethods = false)
class SessionCookieConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(
            PublicAddress publicAddress) {
        return factory -> {
            var cookie = factory.getSettings().getSession().getCookie();
            cookie.setName(publicAddress.isSecure() ? "__Host-session" : "session");
            cookie.setSecure(publicAddress.isSecure());
            cookie.setHttpOnly(true);
            cookie.setPath("/");
            cookie.setSameSite(SameSite.LAX);
        };
    }
}

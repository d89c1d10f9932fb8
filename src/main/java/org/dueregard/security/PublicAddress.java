package org.dueregard.security;

import java.net.URI;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people find the portal: in mails, and for deciding whether cookies and HSTS may assume TLS.
@Component
@EnableConfigurationProperties(PublicAddressProperties.class)
public class PublicAddress {

    private static final int DEFAULT_PORT = 8080;

    private final URI address;

    @Autowired
    PublicAddress(PublicAddressProperties properties, Environment environment) {
        this(
                properties.publicAddress() == null ? "" : properties.publicAddress(),
                environment.getProperty("server.port", Integer.class, DEFAULT_PORT));
    }

    PublicAddress(String configured, int port) {
        String address = configured.isBlank() ? "http://localhost:" + port : configured.strip();
        this.address = URI.create(address.replaceAll("/+$", ""));
        if (this.address.getScheme() == null || this.address.getHost() == null) {
            throw new IllegalArgumentException(
                    "dueregard.public-address must be a full address such as"
                            + " https://portal.school.example, not \""
                            + address
                            + "\"");
        }
    }

    /// Whether the portal is reached over TLS.
    public boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    /// The host alone, to which passkeys are bound.
    String host() {
        return address.getHost();
    }

    /// Scheme, host and, where it is not the usual one, port.
    String origin() {
        int port = address.getPort();
        boolean usual = port < 0 || port == (isSecure() ? 443 : 80);
        return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + port);
    }

    /// The full address of a page.
    ///
    /// @param path begins with a slash
    public String of(String path) {
        return address + path;
    }
}

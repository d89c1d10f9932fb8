package org.dueregard.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A provider of OpenID Connect on the loopback address, with the paths of Microsoft and of Google.
/// It is strict where a real one is: codes work once, and only with the right secret, address and
/// proof key.
public final class TestProvider implements AutoCloseable {

    public static final String TENANT = "11111111-2222-3333-4444-555555555555";
    public static final String CLIENT = "portal";
    public static final String SECRET = "a~secret with+signs&";

    private final HttpServer server;
    private final RSAKey published = key();
    private final RSAKey strange = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    private volatile String subject = "nobody";
    private volatile Consumer<JWTClaimsSet.Builder> bending = claims -> {};
    private volatile boolean forging;
    private volatile boolean refusing;
    private volatile Map<String, String> lastRequest = Map.of();
    private volatile Date now = new Date();

    public TestProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String microsoft = "/" + TENANT;
        server.createContext(microsoft + "/oauth2/v2.0/authorize", this::authorize);
        server.createContext("/o/oauth2/v2/auth", this::authorize);
        server.createContext(
                microsoft + "/oauth2/v2.0/token",
                exchange -> token(exchange, address() + microsoft + "/v2.0"));
        server.createContext("/token", exchange -> token(exchange, address()));
        server.createContext(microsoft + "/discovery/v2.0/keys", this::keys);
        server.createContext("/oauth2/v3/certs", this::keys);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Who is signed in at the provider from now on, with proper answers.
    public void is(String newSubject, java.time.Instant at) {
        subject = newSubject;
        now = Date.from(at);
        bending = claims -> {};
        forging = false;
        refusing = false;
    }

    /// Changes the claims of answers from now on.
    public void bend(Consumer<JWTClaimsSet.Builder> change) {
        bending = change;
    }

    /// Signs with a key that is not published, under the published one's name.
    public void forge() {
        forging = true;
    }

    /// The person presses "cancel".
    public void refuse() {
        refusing = true;
    }

    public Map<String, String> lastRequest() {
        return lastRequest;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        lastRequest = asked;
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String answer = refusing ? "error=access_denied" : "code=" + code;
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri")
                                + "?"
                                + answer
                                + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange, String issuer) throws IOException {
        Map<String, String> given =
                parameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
        if (asked == null
                || !SECRET.equals(given.get("client_secret"))
                || !CLIENT.equals(given.get("client_id"))
                || !CLIENT.equals(asked.get("client_id"))
                || !String.valueOf(asked.get("redirect_uri")).equals(given.get("redirect_uri"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !String.valueOf(asked.get("code_challenge"))
                        .equals(hash(given.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(CLIENT)
                        .issueTime(now)
                        .expirationTime(new Date(now.getTime() + 3_600_000))
                        .claim("nonce", asked.get("nonce"))
                        .claim("tid", TENANT)
                        .claim("hd", "school.example");
        bending.accept(claims);
        answer(
                exchange,
                200,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"id_token\":\""
                        + signed(claims.build())
                        + "\"}");
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID(published.getKeyID())
                                    .build(),
                            claims);
            token.sign(new RSASSASigner(forging ? strange : published));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new JWKSet(List.of(published.toPublicJWK())).toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> found = new HashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            found.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dueregard.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A browser reduced to what goes over the wire: it signs in through the form, loads a page, and then
/// speaks the protocol of the Flow client, keeping the tree of elements that the server sends.
///
/// One client is one browser tab with its own session, for one thread at a time. It runs no scripts:
/// of what the server asks the browser to run it only notes where the address bar was sent.
@NullMarked
public final class FlowClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 301;
    private static final int LAST_REDIRECT = 308;
    private static final int MOST_REDIRECTS = 5;
    private static final int BODY = 1;
    private static final String GZIP = "gzip";
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String INITIAL = "window.Vaadin.TypeScript=";
    private static final String GUARD = "for(;;);";
    private static final Pattern CSRF_FIELD =
            Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<String, List<String>> constants = new HashMap<>();
    private String securityKey = "";
    private String address = "";
    private int uiId;
    private int syncId;
    private int clientId;

    /// @param http may be shared by many clients: it must not follow redirects or keep cookies
    /// @param base where the portal is, without a path
    public FlowClient(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /// An HTTP client that many of these may share.
    public static HttpClient sharedHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /// What one action cost on the wire.
    ///
    /// @param status of the last response
    /// @param bytes of all bodies, as they were sent (compressed)
    public record Answer(int status, long bytes) {

        Answer plus(Answer later) {
            return new Answer(later.status, bytes + later.bytes);
        }
    }

    /// A response, unpacked unless it was packed in a way only browsers know.
    ///
    /// @param uri after redirects
    public record Fetched(Answer answer, URI uri, String contentType, String text) {}

    /// The server answered something that is no page, or said that the tab is finished.
    public static final class FlowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FlowException(String message) {
            super(message);
        }
    }

    /// Signs in through the form.
    ///
    /// @throws FlowException when the form comes back
    public Answer signIn(String email, String password) {
        Fetched form = get("/login", HTML, GZIP);
        Matcher token = CSRF_FIELD.matcher(form.text());
        if (!token.find()) {
            throw new FlowException("There is no sign-in form at " + form.uri());
        }
        String body =
                "username="
                        + encoded(email)
                        + "&password="
                        + encoded(password)
                        + "&_csrf="
                        + encoded(token.group(1));
        HttpResponse<byte[]> response =
                send(
                        request(base.resolve("/login"), HTML, GZIP)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        String target = response.headers().firstValue("Location").orElse("");
        if (!isRedirect(response) || target.contains("/login")) {
            throw new FlowException(
                    "The sign-in was answered with " + response.statusCode() + " " + target);
        }
        return form.answer().plus(answer(response));
    }

    /// Loads a page into this tab, as following a link from elsewhere does.
    ///
    /// @param path with a leading slash, and a query if there is one
    /// @throws FlowException when the answer is not a page of the portal
    public Answer open(String path) {
        Fetched page = get(path, HTML, GZIP);
        int start = page.text().indexOf(INITIAL);
        if (page.answer().status() != OK || start < 0) {
            throw new FlowException(
                    path
                            + " led to "
                            + page.uri()
                            + ", "
                            + page.answer().status()
                            + ", which is no page of the portal");
        }
        JsonNode initial = JSON.readTree(page.text().substring(start + INITIAL.length()));
        Answer sum = page.answer();
        JsonNode config = initial.path("initial").path("appConfig");
        if (config.isMissingNode()) {
            Fetched begun = begin(page.uri());
            sum = sum.plus(begun.answer());
            config = JSON.readTree(begun.text()).path("appConfig");
        }
        nodes.clear();
        constants.clear();
        uiId = config.path("v-uiId").asInt();
        JsonNode uidl = config.path("uidl");
        securityKey = uidl.path("Vaadin-Security-Key").asString("");
        address = page.uri().getRawPath() + query(page.uri());
        apply(uidl);
        return sum.plus(arrive(page.uri(), ""));
    }

    /// Asks for the start of the tab, where it does not come with the page.
    private Fetched begin(URI page) {
        String query =
                "/?v-r=init&location="
                        + encoded(page.getRawPath().substring(1))
                        + "&query="
                        + encoded(page.getRawQuery() == null ? "" : page.getRawQuery());
        Fetched begun = get(query, "*/*", GZIP);
        if (begun.answer().status() != OK || !begun.contentType().contains("json")) {
            throw new FlowException(
                    "The start was answered with "
                            + begun.answer().status()
                            + " "
                            + begun.contentType());
        }
        return begun;
    }

    /// Follows a link of the portal to another of its pages.
    ///
    /// @param route without a leading slash, and a query if there is one
    public Answer navigate(String route) {
        address = "/" + route;
        return arrive(URI.create(address), "link");
    }

    private Answer arrive(URI uri, String trigger) {
        ObjectNode data = JSON.createObjectNode();
        data.put("route", uri.getRawPath().substring(1));
        data.put("query", uri.getRawQuery() == null ? "" : uri.getRawQuery());
        data.put("appShellTitle", "");
        data.putNull("historyState");
        data.put("trigger", trigger);
        return fire(BODY, "ui-navigate", data);
    }

    /// Presses a button.
    public Answer click(Node node) {
        ObjectNode data = JSON.createObjectNode();
        for (String expression : node.expected("click")) {
            if (expression.endsWith("Key")) {
                data.put(expression, false);
            } else {
                data.put(expression, expression.equals("event.detail") ? 1 : 0);
            }
        }
        return fire(node.id, "click", data);
    }

    /// Changes one input of a group that listens for it.
    ///
    /// @param group whose element has the listener
    /// @param value of the input within it
    public Answer change(Node group, String value, boolean checked) {
        ObjectNode data = JSON.createObjectNode();
        data.put("event.target.value", value);
        data.put("event.target.checked", checked);
        String name = group.attribute("id");
        data.put("event.target.name", name == null ? "" : name);
        group.expected("change");
        return fire(group.id, "change", data);
    }

    private Answer fire(int node, String event, ObjectNode data) {
        ObjectNode call = JSON.createObjectNode();
        call.put("type", "event");
        call.put("node", node);
        call.put("event", event);
        call.set("data", data);
        ArrayNode calls = JSON.createArrayNode();
        calls.add(call);
        ObjectNode message = JSON.createObjectNode();
        message.put("csrfToken", securityKey);
        message.set("rpc", calls);
        message.put("syncId", syncId);
        message.put("clientId", clientId);
        HttpResponse<byte[]> response =
                send(
                        request(base.resolve("/?v-r=uidl&v-uiId=" + uiId), "*/*", GZIP)
                                .header("Content-Type", "application/json; charset=UTF-8")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                JSON.writeValueAsString(message)))
                                .build());
        if (response.statusCode() != OK || !contentType(response).contains("json")) {
            throw new FlowException(
                    event
                            + " was answered with "
                            + response.statusCode()
                            + " "
                            + contentType(response)
                            + " "
                            + response.headers().firstValue("Location").orElse(""));
        }
        apply(uidl(text(response)));
        return answer(response);
    }

    private static JsonNode uidl(String text) {
        JsonNode root =
                JSON.readTree(text.startsWith(GUARD) ? text.substring(GUARD.length()) : text);
        return root.isArray() ? root.path(0) : root;
    }

    private void apply(JsonNode uidl) {
        JsonNode meta = uidl.path("meta");
        if (meta.has("sessionExpired")) {
            throw new FlowException("The session has expired: " + uidl);
        }
        if (meta.has("appError")) {
            throw new FlowException("The portal failed: " + meta.path("appError"));
        }
        if (meta.has("resync") || uidl.has("resynchronize")) {
            throw new FlowException("The server lost track of this tab");
        }
        syncId = uidl.path("syncId").asInt(syncId);
        clientId = uidl.path("clientId").asInt(clientId);
        uidl.path("constants")
                .properties()
                .forEach(constant ->
                        constants.put(
                                constant.getKey(),
                                List.copyOf(constant.getValue().propertyNames())));
        for (JsonNode change : uidl.path("changes")) {
            change(change);
        }
        for (JsonNode execution : uidl.path("execute")) {
            noteAddress(execution);
        }
    }

    private void change(JsonNode change) {
        int id = change.path("node").asInt();
        String type = change.path("type").asString("");
        if (type.equals("detach")) {
            nodes.remove(id);
            return;
        }
        Node node = nodes.computeIfAbsent(id, Node::new);
        int feature = change.path("feat").asInt();
        switch (type) {
            case "attach" -> {}
            case "put" ->
                    node.map(feature)
                            .put(
                                    change.path("key").asString(""),
                                    change.has("value")
                                            ? change.path("value")
                                            : change.path("nodeValue"));
            case "remove" -> node.map(feature).remove(change.path("key").asString(""));
            case "clear" -> {
                node.map(feature).clear();
                node.list(feature).clear();
            }
            case "splice" -> node.splice(feature, change);
            default -> throw new FlowException("Unknown change: " + change);
        }
    }

    /// The last element is the script, those before it what it is called with.
    private void noteAddress(JsonNode execution) {
        String script = execution.path(execution.size() - 1).asString("");
        if (!script.contains("pushState") && !script.contains("replaceState")) {
            return;
        }
        for (JsonNode argument : execution) {
            if (argument.isString() && !argument.asString().equals(script)) {
                address =
                        base.resolve("/").resolve(argument.asString()).getRawPath()
                                + query(base.resolve("/").resolve(argument.asString()));
            }
        }
    }

    /// What the address bar shows: path and query.
    public String address() {
        return address;
    }

    /// Everything that can be seen on the page, in order, that meets a condition.
    public List<Node> all(Predicate<Node> condition) {
        List<Node> found = new ArrayList<>();
        Node body = nodes.get(BODY);
        if (body != null) {
            body.collect(condition, found);
        }
        return found;
    }

    /// All elements of a kind.
    public List<Node> all(String tag) {
        return all(node -> node.tag().equals(tag));
    }

    /// @throws FlowException when there is none
    public Node button(String text) {
        return only(
                "button “" + text + "”", n -> n.tag().equals("button") && n.text().equals(text));
    }

    /// @throws FlowException when there is none
    public Node byId(String id) {
        return only("element with the id " + id, n -> id.equals(n.attribute("id")));
    }

    private Node only(String what, Predicate<Node> condition) {
        return all(condition).stream()
                .findFirst()
                .orElseThrow(() -> new FlowException("There is no " + what + " on: " + text()));
    }

    /// The page's main heading; nothing when it has none.
    public String heading() {
        return all("h1").stream().findFirst().map(Node::text).orElse("");
    }

    /// All words on the page.
    public String text() {
        return Optional.ofNullable(nodes.get(BODY)).map(Node::text).orElse("");
    }

    /// Fetches anything with this tab's cookies, following redirects.
    ///
    /// @param path or a full address on the same server
    public Fetched get(String path, String accept, String encodings) {
        URI uri = base.resolve(path);
        Answer sum = new Answer(0, 0);
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<byte[]> response = send(request(uri, accept, encodings).GET().build());
            sum = sum.plus(answer(response));
            if (!isRedirect(response)) {
                return new Fetched(sum, uri, contentType(response), text(response));
            }
            uri = uri.resolve(response.headers().firstValue("Location").orElseThrow());
        }
        throw new FlowException(path + " leads round in circles");
    }

    private HttpRequest.Builder request(URI uri, String accept, String encodings) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Accept", accept)
                        .header("Accept-Encoding", encodings)
                        .header("Accept-Language", "en-GB");
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String pair = cookie.replaceFirst(";.*", "");
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlowException("Interrupted while waiting for an answer");
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.body().length);
    }

    private static boolean isRedirect(HttpResponse<?> response) {
        return response.statusCode() >= FIRST_REDIRECT
                && response.statusCode() <= LAST_REDIRECT
                && response.headers().firstValue("Location").isPresent();
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("");
        if (!encoding.equals(GZIP)) {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
        try (InputStream unpacked =
                new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// An element as the server describes it: values by name, and children.
    public final class Node {

        private static final int DATA = 0;
        private static final int PROPERTIES = 1;
        private static final int CHILDREN = 2;
        private static final int ATTRIBUTES = 3;
        private static final int LISTENERS = 4;
        private static final int TEXT = 7;
        private static final int CLASSES = 11;
        private static final int VIRTUAL_CHILDREN = 24;

        private final int id;
        private final Map<Integer, Map<String, JsonNode>> maps = new HashMap<>();
        private final Map<Integer, List<JsonNode>> lists = new HashMap<>();

        private Node(int id) {
            this.id = id;
        }

        private Map<String, JsonNode> map(int feature) {
            return maps.computeIfAbsent(feature, key -> new HashMap<>());
        }

        private List<JsonNode> list(int feature) {
            return lists.computeIfAbsent(feature, key -> new ArrayList<>());
        }

        private void splice(int feature, JsonNode change) {
            List<JsonNode> list = list(feature);
            int index = change.path("index").asInt();
            list.subList(index, index + change.path("remove").asInt(0)).clear();
            List<JsonNode> added = new ArrayList<>();
            change.path("add").forEach(added::add);
            change.path("addNodes").forEach(added::add);
            list.addAll(index, added);
        }

        private @Nullable String string(int feature, String key) {
            JsonNode value = map(feature).get(key);
            return value == null || value.isNull() ? null : value.asString();
        }

        /// The element's name; nothing for a piece of text.
        public String tag() {
            return Optional.ofNullable(string(DATA, "tag")).orElse("");
        }

        public @Nullable String attribute(String name) {
            return string(ATTRIBUTES, name);
        }

        public @Nullable String property(String name) {
            return string(PROPERTIES, name);
        }

        public boolean hasClass(String name) {
            return list(CLASSES).stream().anyMatch(value -> value.asString().equals(name));
        }

        private boolean isVisible() {
            JsonNode visible = map(DATA).get("visible");
            return visible == null || visible.asBoolean();
        }

        /// Whether the server wants to know of an event.
        public boolean listensFor(String event) {
            return string(LISTENERS, event) != null;
        }

        /// The data that the server wants with an event.
        private List<String> expected(String event) {
            String hash = string(LISTENERS, event);
            if (hash == null) {
                throw new FlowException("Nobody listens for " + event + " on: " + text());
            }
            return constants.getOrDefault(hash, List.of());
        }

        private List<Node> children() {
            List<Node> children = new ArrayList<>();
            for (int feature : new int[] {CHILDREN, VIRTUAL_CHILDREN}) {
                for (JsonNode child : lists.getOrDefault(feature, List.of())) {
                    Node node = nodes.get(child.asInt());
                    if (node != null && node.isVisible()) {
                        children.add(node);
                    }
                }
            }
            return children;
        }

        private void collect(Predicate<Node> condition, List<Node> found) {
            if (condition.test(this)) {
                found.add(this);
            }
            children().forEach(child -> child.collect(condition, found));
        }

        /// Everything within this element that can be seen and meets a condition.
        public List<Node> all(Predicate<Node> condition) {
            List<Node> found = new ArrayList<>();
            collect(condition, found);
            return found;
        }

        /// The words in it, with single spaces.
        public String text() {
            StringBuilder words = new StringBuilder();
            append(words);
            return words.toString().replaceAll("\\s+", " ").strip();
        }

        private void append(StringBuilder words) {
            String text = string(TEXT, "text");
            String html = property("innerHTML");
            if (text != null) {
                words.append(text);
            } else if (html != null) {
                words.append(
                        html.replaceAll("<[^>]*>", " ")
                                .replace("&#34;", "\"")
                                .replace("&#39;", "'")
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&"));
            }
            children()
                    .forEach(child -> {
                        child.append(words);
                        words.append(' ');
                    });
        }

        @Override
        public String toString() {
            return "<" + tag() + "> " + text();
        }
    }
}

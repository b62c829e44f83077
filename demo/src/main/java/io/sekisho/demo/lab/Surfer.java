package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A browser without a window: opens pages, keeps cookies, fills in forms and sends them, as the set-up it plays. */
final class Surfer {

    private static final String DEVICE_COOKIE = "hibari_device";
    private static final String LANGUAGE_COOKIE = "hibari_lang";
    private static final int REDIRECTS_MAX = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClientInfo as;
    private final Addresses addresses;
    private final String language;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    /**
     * @param as       what it looks like, where it seems to be, and the device token it has
     * @param language of the brokerage's pages, as if it had been chosen there; tells Sekisho nothing
     */
    Surfer(ClientInfo as, Addresses addresses, String language) {
        this.as = as;
        this.addresses = addresses;
        this.language = language;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(cookies)
                .proxy(new ThisMachine())
                .connectTimeout(PATIENCE)
                .build();
        keep(LANGUAGE_COOKIE, language);
        if (as.device() != null) {
            keep(DEVICE_COOKIE, as.device());
        }
    }

    /**
     * Asks every site as if it were its own proxy, which all servers understand (RFC 9112, 3.2.2): so names below {@code localhost} are
     * found on machines too whose resolver does not know them.
     */
    private static final class ThisMachine extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(
                    Proxy.Type.HTTP, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), uri.getPort())));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The request itself fails and says so.
        }
    }

    /** That it reads the brokerage's pages in. */
    String language() {
        return language;
    }

    ClientInfo as() {
        return as;
    }

    Page get(URI address) {
        return send(request(address).GET());
    }

    /**
     * Sends a form of a page, with what it carries already and what is typed.
     *
     * @throws IllegalStateException where the page has no such form
     */
    Page submit(Page page, String form, Map<String, String> typed) {
        if (!(page.html().selectFirst(form) instanceof FormElement found)) {
            throw new IllegalStateException("no form " + form + " at " + page.at() + ": " + page.excerpt());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : found.select("input[type=hidden][name]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        fields.replaceAll(this::asScriptDoes);
        fields.putAll(typed);
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(page.at().resolve(found.attr("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A secret: what the browser's device cookie holds now. */
    Optional<String> device() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(DEVICE_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** What {@code /sekisho.js} fills in where scripts run. */
    private String asScriptDoes(String name, String value) {
        return switch (name) {
            case "sekisho.timezone" -> as.timezone() == null ? value : as.timezone();
            case "sekisho.screen" -> as.screen() == null ? value : as.screen();
            case "sekisho.language" -> as.language() == null ? value : as.language();
            default -> value;
        };
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("User-Agent", as.userAgent())
                .header("X-Forwarded-For", as.ip());
        if (as.language() != null) {
            request.header("Accept-Language", as.language());
        }
        as.hints().forEach(request::header);
        return request;
    }

    /** Follows redirects itself: the client would ask the first site's port for the next site too. */
    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> answer = once(request.build());
        for (int hops = 0; hops < REDIRECTS_MAX; hops++) {
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(
                        answer.uri(),
                        answer.statusCode(),
                        Jsoup.parse(answer.body(), answer.uri().toString()));
            }
            answer = once(request(answer.uri().resolve(location.get())).GET().build());
        }
        throw new IllegalStateException(
                "pages lead on and on, at last to " + answer.uri().getPath());
    }

    private HttpResponse<String> once(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("a page of the demo does not come", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(addresses.hibari("/"), cookie);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.sekisho.server.phishing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Where a mail leads: the targets of its links and forms, and the addresses that it writes out. */
final class MailLinks {

    /** Hosts looked at in one mail; beyond, they are left out. */
    static final int HOSTS_MAX = 50;

    private static final String LINKS =
            "a[href], area[href], base[href], form[action], button[formaction], input[formaction],"
                    + " meta[http-equiv=refresh]";

    /** By host: whether a link to it showed an address of another. */
    private final Map<String, Boolean> hosts = new LinkedHashMap<>();

    /**
     * A host that a mail leads to.
     *
     * @param disguised whether a link to it was written as an address of another host
     */
    record Link(String host, boolean disguised) {}

    MailLinks text(String text) {
        UrlHosts.inText(text).forEach(host -> add(host, false));
        return this;
    }

    MailLinks html(String html) {
        Document page = Jsoup.parse(html);
        for (Element element : page.select(LINKS)) {
            Set<String> shown = UrlHosts.inText(element.text());
            for (String host : UrlHosts.of(target(element))) {
                add(host, !shown.isEmpty() && !shown.contains(host));
            }
        }
        return text(page.text());
    }

    private static String target(Element element) {
        return switch (element.normalName()) {
            case "form" -> element.attr("action");
            case "button", "input" -> element.attr("formaction");
            case "meta" -> element.attr("content").replaceFirst("(?i)^[^=]*url\\s*=\\s*['\"]?", "");
            default -> element.attr("href");
        };
    }

    MailLinks host(String host) {
        add(host, false);
        return this;
    }

    private void add(String host, boolean disguised) {
        if (hosts.containsKey(host) || hosts.size() < HOSTS_MAX) {
            hosts.merge(host, disguised, Boolean::logicalOr);
        }
    }

    List<Link> found() {
        List<Link> found = new ArrayList<>();
        hosts.forEach((host, disguised) -> found.add(new Link(host, disguised)));
        return found;
    }
}

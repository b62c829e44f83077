package io.sekisho.demo.lab;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as it came. */
record Page(URI at, int status, Document html) {

    private static final int EXCERPT_MAX = 220;

    /** What whoever sits before it has before him. */
    Seen seen() {
        if (at.getPath().startsWith("/step-up/")) {
            return Seen.STEP_UP;
        }
        Element outcome = html.selectFirst("[data-outcome]");
        if (outcome != null) {
            return switch (outcome.attr("data-outcome")) {
                case "held" -> Seen.HELD;
                case "refused" -> Seen.REFUSED;
                default -> Seen.NOT_DONE;
            };
        }
        if (html.selectFirst("[role=alert]") != null) {
            return Seen.NOT_DONE;
        }
        if (html.selectFirst("[data-notice]") != null) {
            return Seen.DONE;
        }
        if (html.selectFirst("[data-restricted=true]") != null) {
            return Seen.LOOK_ONLY;
        }
        return html.selectFirst("form[action=/logout]") != null ? Seen.INSIDE : Seen.OTHER;
    }

    /** On the step-up page: whether a mailed code would do. */
    boolean offersCode() {
        return html.selectFirst("form[action$=/start] input[name=method][value=emailCode]") != null;
    }

    /** Its heading and the first thing it says. */
    String excerpt() {
        Element main = html.selectFirst("main");
        if (main == null) {
            return html.title();
        }
        Element outcome = main.selectFirst("[data-outcome]");
        Element part = outcome == null ? main : outcome;
        Element said = part.selectFirst("[role=alert], [role=status]:not(:empty), .note");
        Element heading = main.selectFirst("h1");
        Element text = said == null ? part.selectFirst("p") : said;
        String all = (heading == null ? "" : heading.text()) + (text == null ? "" : " — " + text.text());
        return all.length() <= EXCERPT_MAX ? all : all.substring(0, EXCERPT_MAX) + "…";
    }

    /** That it is written in. */
    String language() {
        return html.select("html").attr("lang");
    }

    @Override
    public String toString() {
        return "Page[at=" + at.getPath() + ", status=" + status + ", seen=" + seen() + "]";
    }
}

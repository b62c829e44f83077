package io.sekisho.server.page;

import java.util.List;

/**
 * What a page may load and where it may lead (Content Security Policy Level 3): its own files only, nothing inline, in nobody's frame.
 *
 * @param formActions origins a form's answer may lead to, beside our own: browsers also look at where it redirects
 */
public record ContentPolicy(List<String> formActions) {

    public static final ContentPolicy OWN = new ContentPolicy(List.of());

    public ContentPolicy {
        formActions = List.copyOf(formActions);
    }

    String header() {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                + (formActions.isEmpty() ? "" : " " + String.join(" ", formActions));
    }
}

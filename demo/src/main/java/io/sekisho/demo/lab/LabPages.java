package io.sekisho.demo.lab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.sekisho.demo.web.Pages;
import io.sekisho.demo.web.Words;
import java.util.HashMap;
import java.util.Map;

/** The lab's pages, with the lab's own texts beside the brokerage's. */
final class LabPages {

    private final Pages pages;

    LabPages(Pages pages) {
        this.pages = pages;
    }

    /** For a host of the lab's own. */
    void prepareWhole(RoutesConfig routes) {
        pages.prepare(routes);
        prepare(routes);
    }

    /** For a host that has its headers already. */
    void prepare(RoutesConfig routes) {
        Texts.ASSETS.forEach((path, asset) -> routes.get(path, asset::serve));
    }

    Words words(Context call) {
        return pages.words(call);
    }

    void show(Context call, String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("texts", Texts.in(words(call)));
        pages.show(call, template, all);
    }
}

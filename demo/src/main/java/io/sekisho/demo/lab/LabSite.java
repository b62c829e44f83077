package io.sekisho.demo.lab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.web.HibariSite;
import io.sekisho.demo.web.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lab's own pages, below {@code /lab} of the brokerage's host. Every button is a form that works without script. */
final class LabSite implements Site {

    private final Lab lab;
    private final LabPages pages;
    private final Addresses addresses;

    LabSite(Lab lab, LabPages pages, Addresses addresses) {
        this.lab = lab;
        this.pages = pages;
        this.addresses = addresses;
    }

    @Override
    public String host() {
        return HibariSite.HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepare(routes);
        routes.get("/lab", this::overview);
        routes.get("/lab/step/{step}", this::step);
        routes.get("/lab/by-hand", this::byHand);
        routes.post("/lab/step/{step}", ours(this::run));
        routes.post("/lab/all", ours(this::runAll));
        routes.post("/lab/reset", ours(call -> {
            lab.reset();
            call.redirect("/lab", HttpStatus.SEE_OTHER);
        }));
    }

    private void overview(Context call) {
        List<Line> lines = new ArrayList<>();
        for (Step step : Step.values()) {
            List<Trial> trials = lab.of(step).stream()
                    .filter(trial -> trial.who().honest() == (step == Step.HONEST))
                    .toList();
            int good = (int)
                    trials.stream().filter(trial -> trial.verdict().good()).count();
            lines.add(new Line(step, good, trials.size()));
        }
        pages.show(call, "lab/overview.jte", Map.of("lines", lines, "fake", fake()));
    }

    private void step(Context call) {
        Optional<Step> step = Step.ofWire(call.pathParam("step"));
        if (step.isEmpty()) {
            call.status(HttpStatus.NOT_FOUND);
            return;
        }
        Map<String, Object> values = new HashMap<>(trials(lab.of(step.get())));
        values.put("step", step.get());
        pages.show(call, "lab/step.jte", values);
    }

    private void byHand(Context call) {
        Map<String, Object> values = new HashMap<>(trials(lab.byHand()));
        values.put("fake", fake());
        pages.show(call, "lab/byhand.jte", values);
    }

    private Map<String, Object> trials(List<Trial> trials) {
        return Map.of("trials", trials, "console", addresses.console(""));
    }

    private void run(Context call) {
        Optional<Step> step = Step.ofWire(call.pathParam("step"));
        step.ifPresent(one -> lab.run(one, pages.words(call).language()));
        call.redirect("/lab/step/" + step.orElse(Step.PHISH).wire() + "#result", HttpStatus.SEE_OTHER);
    }

    private void runAll(Context call) {
        for (Step step : Step.values()) {
            lab.run(step, pages.words(call).language());
        }
        call.redirect("/lab", HttpStatus.SEE_OTHER);
    }

    private String fake() {
        return addresses.fake("/").toString();
    }

    /** Browsers name the page that a form was sent from; another site's is not obeyed. */
    private Handler ours(Handler form) {
        return call -> {
            String origin = call.header("Origin");
            String own = "http://" + HibariSite.HOST + ":" + addresses.port();
            if (origin == null || origin.equals(own)) {
                form.handle(call);
            } else {
                call.status(HttpStatus.FORBIDDEN).result("This form was not sent by the lab.");
            }
        };
    }
}

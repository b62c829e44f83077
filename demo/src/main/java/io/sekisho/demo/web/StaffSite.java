package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.staff.Worker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The authenticator app of the console's users, open to whoever plays them. */
public final class StaffSite implements Site {

    public static final String HOST = "staff.localhost";

    private final Pages pages;
    private final List<Worker> staff;
    private final InstantSource clock;

    public StaffSite(Pages pages, List<Worker> staff, InstantSource clock) {
        this.pages = pages;
        this.staff = List.copyOf(staff);
        this.clock = clock;
    }

    /** @param code good at this moment */
    public record Row(Worker worker, String code) {}

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepare(routes);
        routes.get("/", this::codes);
        routes.error(HttpStatus.NOT_FOUND, call -> pages.show(call, "missing.jte", Map.of()));
    }

    private void codes(Context call) {
        Instant now = clock.instant();
        long step = Worker.STEP.toSeconds();
        List<Row> rows =
                staff.stream().map(worker -> new Row(worker, worker.code(now))).toList();
        pages.show(call, "staff.jte", Map.of("rows", rows, "left", (int)
                (step - Math.floorMod(now.getEpochSecond(), step))));
    }
}
